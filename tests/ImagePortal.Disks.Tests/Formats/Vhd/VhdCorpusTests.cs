using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vhd;

public sealed class VhdCorpusTests
{
    [Theory]
    [InlineData("vhd/virtualpc-dynamic.vhd.bz2", 136363130880, "dynamic, 2 MiB blocks, by vpc")]
    [InlineData("vhd/d2v-zerofilled.vhd.bz2", 263454720, "dynamic, 2 MiB blocks, by d2v")]
    [InlineData("vhd/dfvfs-ext2.vhd.xz", 4212736, "dynamic, 2 MiB blocks, by qemu")]
    [InlineData("own/p-dynamic-chs.vhd.xz", 8390656, "dynamic, 2 MiB blocks, by qemu")]
    [InlineData("own/p-dynamic.vhd.xz", 8388608, "dynamic, 2 MiB blocks, by qem2")]
    [InlineData("own/p-fixed.vhd.xz", 8388608, "fixed, by qem2")]
    public async Task Size_and_details_are_those_its_maker_meant(string name, long size, string details)
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        Assert.Equal((size, details), (disk.Length, disk.Details));
    }

    [Theory]
    [InlineData("vhd/dfvfs-image-bad-footer-checksum.vhd.xz", CriterionIds.Integrity, "the checksum of the footer is")]
    [InlineData("vhd/dfvfs-fat-differential.vhd.xz", CriterionIds.ContainerSafety, "differencing disk")]
    public Task What_is_damaged_or_needs_a_parent_is_refused(string name, string criterion, string message) =>
        Refusal.AssertAsync(DiskFormat.Vhd, Corpus.Read(name), criterion, message);

    [Fact]
    public async Task An_empty_disk_of_127_GiB_is_opened_with_its_table_alone()
    {
        var file = Corpus.Open("vhd/virtualpc-dynamic.vhd.bz2");

        await using var disk = await DiskContent.OpenAsync(file);

        Assert.Empty(await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.InRange(file.BytesRead, 1, 300_000);
    }
}
