using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vmdk;

public sealed class VmdkCorpusTests
{
    [Theory]
    [InlineData("vmdk/iotest-version3.vmdk.bz2", 16L << 30, "streamOptimized, version 3, 64 KiB grains")]
    [InlineData("vmdk/go-vmdk-parser-monolith.vmdk.xz", 65536, "monolithicSparse, version 1, 64 KiB grains")]
    [InlineData("own/p-zeroed.vmdk.xz", 8388608, "monolithicSparse, version 2, 64 KiB grains")]
    [InlineData("own/p-stream-vmware-layout.vmdk.xz", 8388608, "streamOptimized, version 3, 64 KiB grains")]
    public async Task Size_and_details_tell_the_container(string name, long size, string details)
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        Assert.Equal((size, details), (disk.Length, disk.Details));
    }

    [Theory]
    [InlineData("vmdk/afl9.vmdk.bz2", CriterionIds.Integrity, "line ends inside it were changed")]
    [InlineData("own/p-flat.vmdk.xz", CriterionIds.ContainerSafety, "in another file, \"p-flat-flat.vmdk\"")]
    public Task What_is_damaged_or_elsewhere_is_refused(string name, string criterion, string message) =>
        Refusal.AssertAsync(DiskFormat.Vmdk, Corpus.Read(name), criterion, message);

    [Fact]
    public async Task The_huge_numbers_of_a_damaged_header_are_refused_for_themselves()
    {
        var bytes = Corpus.Read("vmdk/afl9.vmdk.bz2");
        bytes[8] &= 0xfe;

        var opening = await DiskOpener.OpenAsync(new MemorySource(bytes), DiskFormat.Vmdk, TestContext.Current.CancellationToken);

        Assert.Contains("the capacity is 2233785398448881665 sectors", opening.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbouring_grains_are_read_at_once()
    {
        var file = Corpus.Open("own/p-zeroed.vmdk.xz");
        await using var disk = await DiskContent.OpenAsync(file);
        var extent = await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        var reads = file.Reads;

        await disk.ReadAtAsync(extent.Offset, new byte[Math.Min(extent.Length, 1 << 20)], TestContext.Current.CancellationToken);

        Assert.Equal(1, file.Reads - reads);
    }
}
