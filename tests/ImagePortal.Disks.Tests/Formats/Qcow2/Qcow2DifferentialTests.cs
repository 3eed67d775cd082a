using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats.Qcow2;

/// <summary>qemu writes, both read: the contents must be equal.</summary>
public sealed class Qcow2DifferentialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cluster_size=512", false)]
    [InlineData("cluster_size=4096", false)]
    [InlineData("cluster_size=65536", false)]
    [InlineData("cluster_size=2097152", false)]
    [InlineData("compat=0.10", false)]
    [InlineData("compat=0.10", true)]
    [InlineData("cluster_size=512", true)]
    [InlineData("cluster_size=2097152", true)]
    [InlineData("compression_type=zlib", true)]
    [InlineData("compression_type=zstd", true)]
    [InlineData("compression_type=zstd,cluster_size=2097152", true)]
    [InlineData("extended_l2=on,cluster_size=16384", false)]
    [InlineData("extended_l2=on,cluster_size=131072,compression_type=zstd", true)]
    [InlineData("lazy_refcounts=on", false)]
    [InlineData("refcount_bits=64", false)]
    [InlineData("preallocation=metadata", false)]
    public async Task A_converted_disk_reads_alike(string options, bool compressed)
    {
        Qemu.Require();
        var (raw, image) = (_folder.File("in.raw"), _folder.File("image.qcow2"));
        DiskContent.WriteSample(raw, (20 << 20) + 1536);

        Qemu.Image(["convert", "-f", "raw", "-O", "qcow2", "-o", options, .. compressed ? ["-c"] : Array.Empty<string>(), raw, image]);

        await AssertReadsAsync(image, DiskContent.SumOfFile(raw));
    }

    [Theory]
    [InlineData("compat=1.1")]
    [InlineData("extended_l2=on,cluster_size=32768")]
    [InlineData("lazy_refcounts=on")]
    [InlineData("cluster_size=512")]
    public async Task A_disk_written_piecemeal_reads_alike(string options)
    {
        Qemu.Require();
        var (image, raw) = (_folder.File("image.qcow2"), _folder.File("out.raw"));
        Qemu.Image("create", "-q", "-f", "qcow2", "-o", options, image, "10000384");

        Qemu.Io(
            "qcow2", image,
            "write -P 1 0 3M", "write -z 64k 256k", "write -z -u 1M 192k", "write -P 2 1500k 5k", "discard 2M 256k",
            "write -P 3 9999872 512", "write -c -P 4 6M 64k", "write -P 5 7M 512", "write -z 7341k 1k");
        Qemu.Image("convert", "-O", "raw", image, raw);

        await AssertReadsAsync(image, DiskContent.SumOfFile(raw));
    }

    [Fact]
    public async Task The_active_layer_counts_beside_snapshots()
    {
        Qemu.Require();
        var (image, raw) = (_folder.File("image.qcow2"), _folder.File("out.raw"));
        Qemu.Image("create", "-q", "-f", "qcow2", image, "64M");
        Qemu.Io("qcow2", image, "write -P 1 0 4M");
        Qemu.Image("snapshot", "-c", "first", image);
        Qemu.Io("qcow2", image, "write -P 2 1M 1M");
        Qemu.Image("convert", "-O", "raw", image, raw);

        await AssertReadsAsync(image, DiskContent.SumOfFile(raw));
    }

    private static async Task AssertReadsAsync(string image, string sum)
    {
        await using var file = FileSource.Open(image);
        await using var disk = await DiskContent.OpenAsync(file);

        Assert.Equal(sum, await DiskContent.SumAsync(disk));
        Assert.Equal(sum, await DiskContent.SumOfExtentsAsync(disk));
    }
}
