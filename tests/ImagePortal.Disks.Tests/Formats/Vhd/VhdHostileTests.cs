using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vhd;

public sealed class VhdHostileTests
{
    [Fact]
    public async Task The_image_is_read_whole_whatever_its_bitmaps_say()
    {
        var image = new VhdImage();
        image.Bytes.AsSpan(VhdImage.FirstBlock, 512).Clear();
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));
        var content = new byte[disk.Length];

        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal(2 * VhdImage.BlockSize, content.AsSpan().IndexOfAnyExcept((byte)7));
        Assert.True(content.AsSpan(2 * VhdImage.BlockSize).IndexOfAnyExcept((byte)0) < 0);
    }

    [Theory]
    [InlineData(12, 0x00020000, CriterionIds.Format, "version 2.0")]
    [InlineData(48, 0x80000000, CriterionIds.Integrity, "current size")]
    [InlineData(48, 0x00001000, CriterionIds.Integrity, "current size")]
    [InlineData(52, 0x00003001, CriterionIds.Integrity, "not whole sectors")]
    [InlineData(52, 0x00004000, CriterionIds.Integrity, "the table has 3 entries, the disk needs 4")]
    [InlineData(60, 0, CriterionIds.Format, "disk type 0")]
    [InlineData(60, 2, CriterionIds.Integrity, "fixed disk has the copy")]
    [InlineData(60, 4, CriterionIds.ContainerSafety, "differencing")]
    [InlineData(60, 5, CriterionIds.Format, "disk type 5")]
    [InlineData(16, 0xffffffff, CriterionIds.Integrity, "dynamic header at byte")]
    [InlineData(20, 0x00002b00, CriterionIds.Integrity, "beyond the file")]
    [InlineData(20, 0x00000300, CriterionIds.Integrity, "no header of a dynamic disk")]
    [InlineData(VhdImage.Header, 0, CriterionIds.Integrity, "no header of a dynamic disk")]
    [InlineData(VhdImage.Header + 16, 0x80000000, CriterionIds.Integrity, "table at byte")]
    [InlineData(VhdImage.Header + 20, 0x00002e00, CriterionIds.Integrity, "beyond the file")]
    [InlineData(VhdImage.Header + 20, 0x00000400, CriterionIds.Integrity, "overlaps the dynamic header")]
    [InlineData(VhdImage.Header + 20, 0x00002c00, CriterionIds.Integrity, "beyond the file")]
    [InlineData(VhdImage.Header + 24, 0x00020000, CriterionIds.Format, "version 2.0")]
    [InlineData(VhdImage.Header + 28, 2, CriterionIds.Integrity, "the table has 2 entries")]
    [InlineData(VhdImage.Header + 32, 0, CriterionIds.Integrity, "blocks of 0 bytes")]
    [InlineData(VhdImage.Header + 32, 256, CriterionIds.Integrity, "blocks of 256 bytes")]
    [InlineData(VhdImage.Header + 32, 6144, CriterionIds.Integrity, "blocks of 6144 bytes")]
    [InlineData(VhdImage.Header + 32, 0x80000000, CriterionIds.Integrity, "blocks of 2147483648 bytes")]
    [InlineData(VhdImage.Table, 0, CriterionIds.Integrity, "overlaps the copy of the footer")]
    [InlineData(VhdImage.Table, 1, CriterionIds.Integrity, "overlaps the dynamic header")]
    [InlineData(VhdImage.Table, 3, CriterionIds.Integrity, "overlaps the block allocation table")]
    [InlineData(VhdImage.Table, 13, CriterionIds.Integrity, "two blocks use byte 6656")]
    [InlineData(VhdImage.Table, 5, CriterionIds.Integrity, "two blocks use byte 6656")]
    [InlineData(VhdImage.Table + 4, 14, CriterionIds.Integrity, "a block overlaps the footer")]
    [InlineData(VhdImage.Table, 0xfffffffe, CriterionIds.Integrity, "beyond the file")]
    public async Task A_hostile_number_is_refused(int offset, uint value, string criterion, string message)
    {
        var image = new VhdImage();
        image.Set32(offset, value);
        image.Seal();

        await Refusal.AssertAsync(DiskFormat.Vhd, image.Bytes, criterion, message);
    }

    [Theory]
    [InlineData(0, 32, "the checksum of the footer")]
    [InlineData(VhdImage.Footer, 84, "the checksum of the footer")]
    [InlineData(VhdImage.Header, 700, "the checksum of the dynamic header")]
    public async Task A_changed_byte_breaks_the_checksum(int start, int offset, string message)
    {
        var image = new VhdImage();
        image.Bytes[start + offset] ^= 1;

        await Refusal.AssertAsync(DiskFormat.Vhd, image.Bytes, CriterionIds.Integrity, message);
    }

    [Fact]
    public async Task A_footer_that_contradicts_its_copy_is_refused()
    {
        var image = new VhdImage();
        image.Set64(VhdImage.Footer + 48, 2 * VhdImage.BlockSize);
        VhdImage.SetSum(image.Bytes.AsSpan(VhdImage.Footer), 64);

        await Refusal.AssertAsync(DiskFormat.Vhd, image.Bytes, CriterionIds.Integrity, "contradict each other");
    }

    [Fact]
    public async Task A_dynamic_disk_without_the_copy_is_refused()
    {
        var image = new VhdImage();
        image.Bytes.AsSpan(0, 512).Clear();

        await Refusal.AssertAsync(DiskFormat.Vhd, image.Bytes, CriterionIds.Integrity, "the copy of the footer is missing");
    }

    [Theory]
    [InlineData(600)]
    [InlineData(VhdImage.FirstBlock)]
    [InlineData(VhdImage.Footer)]
    [InlineData(VhdImage.Footer + 510)]
    public async Task A_file_cut_short_is_refused(int length) =>
        await Refusal.AssertAsync(DiskFormat.Vhd, new VhdImage().Bytes[..length], CriterionIds.Integrity, "footer");

    [Fact]
    public async Task A_footer_of_511_bytes_is_read()
    {
        await using var disk = await DiskContent.OpenAsync(new MemorySource(new VhdImage().Bytes[..^1]));
        await using var whole = await DiskContent.OpenAsync(new MemorySource(VhdImage.Fixed().Bytes[..^1]));

        Assert.Equal((3 * VhdImage.BlockSize, 2 * VhdImage.BlockSize), (disk.Length, whole.Length));
    }

    [Fact]
    public async Task A_fixed_disk_is_what_lies_before_its_footer()
    {
        await using var disk = await DiskContent.OpenAsync(new MemorySource(VhdImage.Fixed().Bytes));
        var content = new byte[disk.Length + 100];

        var read = await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal((2 * VhdImage.BlockSize, 2 * VhdImage.BlockSize), (read, content.AsSpan().IndexOfAnyExcept((byte)7)));
        Assert.Equal("fixed, by win", disk.Details);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(-512)]
    public async Task A_fixed_disk_of_another_size_than_its_footer_tells_is_refused(int difference)
    {
        var bytes = VhdImage.Fixed().Bytes;
        byte[] changed = difference > 0 ? [.. new byte[difference], .. bytes] : bytes[-difference..];

        await Refusal.AssertAsync(DiskFormat.Vhd, changed, CriterionIds.Integrity, "the footer tells 8192 bytes of data");
    }
}
