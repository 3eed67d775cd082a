using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Qcow2;

public sealed class Qcow2CorpusTests
{
    [Theory]
    [InlineData("own/p-backing.qcow2.xz", "\"missing.raw\"")]
    [InlineData("qcow2/cdi-cirros-snapshot1-backing.qcow2", "\"cirros.raw\"")]
    [InlineData("own/p-datafile.qcow2.xz", "external data file")]
    [InlineData("own/p-luks.qcow2.xz", "LUKS")]
    public async Task What_reaches_outside_the_file_is_unsafe(string name, string message)
    {
        var opening = await DiskOpener.OpenAsync(Corpus.Open(name), DiskFormat.Qcow2, TestContext.Current.CancellationToken);

        Assert.Equal(CriterionIds.ContainerSafety, opening.Error?.CriterionId);
        Assert.Contains(message, opening.Error?.Message, StringComparison.Ordinal);
        Assert.NotNull(opening.Error?.Fix);
        Assert.Equal(DiskFormat.Qcow2, opening.Format);
        Assert.NotNull(opening.VirtualSize);
    }

    [Theory]
    [InlineData("own/p-512.qcow2.xz", "version 3, 512 byte clusters")]
    [InlineData("own/p-v2-zlib.qcow2.xz", "version 2, 64 KiB clusters, zlib")]
    [InlineData("own/p-v3-zstd.qcow2.xz", "version 3, 64 KiB clusters, zstd")]
    [InlineData("own/p-extl2-zlib.qcow2.xz", "version 3, 64 KiB clusters, zlib, extended L2")]
    [InlineData("own/p-snapshot.qcow2.xz", "version 3, 64 KiB clusters, 1 internal snapshot left out")]
    public async Task Details_tell_the_container(string name, string details)
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        Assert.Equal(details, disk.Details);
    }

    [Fact]
    public async Task Neighbouring_plain_clusters_are_read_at_once()
    {
        var file = Corpus.Open("own/p-zero.qcow2.xz");
        await using var disk = await DiskContent.OpenAsync(file);
        var reads = file.Reads;

        await disk.ReadAtAsync(1 << 20, new byte[1 << 20], TestContext.Current.CancellationToken);

        Assert.InRange(file.Reads - reads, 0, 2);
    }
}
