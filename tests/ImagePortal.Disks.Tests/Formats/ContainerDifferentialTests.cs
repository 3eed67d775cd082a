using System.Text.Json;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats;

/// <summary>qemu writes VHD and VMDK in all the ways it can, both read: contents and maps must be equal.</summary>
public sealed class ContainerDifferentialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, int> Variants
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var size in new[] { 512, 1 << 20, (20 << 20) + 1536 })
            {
                data.Add("vpc", "subformat=dynamic", size);
                data.Add("vpc", "subformat=dynamic,force_size=on", size);
                data.Add("vpc", "subformat=fixed", size);
                data.Add("vpc", "subformat=fixed,force_size=on", size);
                data.Add("vmdk", "subformat=monolithicSparse", size);
                data.Add("vmdk", "subformat=monolithicSparse,zeroed_grain=on", size);
                data.Add("vmdk", "subformat=monolithicSparse,compat6=on", size);
                data.Add("vmdk", "subformat=streamOptimized", size);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task A_converted_disk_reads_alike(string format, string options, int size)
    {
        Qemu.Require();
        var (raw, image) = (_folder.File("in.raw"), _folder.File("image"));
        DiskContent.WriteSample(raw, size);

        Qemu.Image("convert", "-f", "raw", "-O", format, "-o", options, raw, image);

        await AssertReadsAlikeAsync(format, image);
    }

    [Theory]
    [InlineData("vpc", "subformat=dynamic,force_size=on", "write -P 5 4M 512", "write -P 3 9999872 512")]
    [InlineData("vmdk", "subformat=monolithicSparse", "write -P 5 4M 512", "write -P 3 9999872 512")]
    [InlineData("vmdk", "subformat=monolithicSparse,zeroed_grain=on", "write -z 64k 256k", "write -z 1M 1M", "write -P 3 9999872 512")]
    [InlineData("vmdk", "subformat=streamOptimized", "write -P 5 6M 64k", "write -P 6 4M 64k", "write -P 7 8M 128k")]
    public async Task A_disk_written_piecemeal_reads_alike(string format, string options, params string[] writes)
    {
        Qemu.Require();
        var image = _folder.File("image");
        Qemu.Image("create", "-q", "-f", format, "-o", options, image, "10000384");

        Qemu.Io(format, image, ["write -P 1 0 3M", .. writes]);

        await AssertReadsAlikeAsync(format, image);
    }

    [Fact]
    public async Task Sectors_that_a_bitmap_leaves_out_are_read_all_the_same()
    {
        Qemu.Require();
        var image = _folder.File("image");
        Qemu.Image("create", "-q", "-f", "vpc", "-o", "subformat=dynamic,force_size=on", image, "4M");
        Qemu.Io("vpc", image, "write -P 1 0 1M");
        var bytes = await File.ReadAllBytesAsync(image, TestContext.Current.CancellationToken);
        var data = bytes.AsSpan().IndexOf(Enumerable.Repeat((byte)1, 512).ToArray());
        bytes.AsSpan(data - 512, 512).Clear();
        await File.WriteAllBytesAsync(image, bytes, TestContext.Current.CancellationToken);

        await AssertReadsAlikeAsync("vpc", image);
    }

    private async Task AssertReadsAlikeAsync(string format, string image)
    {
        var raw = _folder.File("out.raw");
        Qemu.Image("convert", "-f", format, "-O", "raw", image, raw);
        await using var file = FileSource.Open(image);
        await using var disk = await DiskContent.OpenAsync(file);
        var sum = DiskContent.SumOfFile(raw);

        Assert.Equal(new FileInfo(raw).Length, disk.Length);
        Assert.Equal(sum, await DiskContent.SumAsync(disk));
        Assert.Equal(sum, await DiskContent.SumOfExtentsAsync(disk));
        if (disk.Details.StartsWith("fixed", StringComparison.Ordinal))
        {
            return;
        }

        var extents = await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ReadMap(format, image), extents);
    }

    /// <summary>What qemu-img map calls data, neighbours joined.</summary>
    private static List<DiskExtent> ReadMap(string format, string image)
    {
        var extents = new List<DiskExtent>();
        foreach (var part in JsonDocument.Parse(Qemu.Ask("map", "--output=json", "-f", format, image)).RootElement.EnumerateArray())
        {
            var extent = new DiskExtent(part.GetProperty("start").GetInt64(), part.GetProperty("length").GetInt64());
            if (!part.GetProperty("data").GetBoolean())
            {
                continue;
            }

            if (extents.Count > 0 && extents[^1].End == extent.Offset)
            {
                extents[^1] = extents[^1] with { Length = extents[^1].Length + extent.Length };
                continue;
            }

            extents.Add(extent);
        }

        return extents;
    }
}
