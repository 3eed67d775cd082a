using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vmdk;

/// <summary>Compressed grains, their markers, and the footer.</summary>
public sealed class VmdkStreamTests
{
    [Theory]
    [InlineData(VmdkImage.StreamGrain, 8, "the grain of sector 0 is marked as that of sector 8")]
    [InlineData(VmdkImage.StreamGrain + 8, 0, "a compressed grain of 0 bytes")]
    [InlineData(VmdkImage.StreamGrain + 8, 501, "a compressed grain of 501 bytes does not fit its place of 500")]
    [InlineData(VmdkImage.StreamGrain + 8, 0xffffffff, "a compressed grain of 4294967295 bytes")]
    [InlineData(VmdkImage.StreamGrain + 8, 8, "cannot be decoded")]
    [InlineData(VmdkImage.StreamGrain + 12, 0, "cannot be decoded")]
    [InlineData(VmdkImage.StreamGrain + 12, 0x11112078, "cannot be decoded")]
    [InlineData(VmdkImage.StreamGrain + 18, 0xeeeeeeee, "cannot be decoded")]
    public async Task A_damaged_grain_names_its_byte(int offset, uint value, string message)
    {
        var image = VmdkImage.Stream();
        image.Set32(offset, value);
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await disk.ReadAtAsync(0, new byte[100], TestContext.Current.CancellationToken));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains("byte 1536 of the file", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VmdkImage.GrainSize - 1)]
    [InlineData(VmdkImage.GrainSize + 1)]
    public async Task A_grain_of_another_length_is_refused(int length)
    {
        var image = VmdkImage.Stream();
        image.PutGrain(VmdkImage.StreamGrain, 0, length);
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));

        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await disk.ReadAtAsync(0, new byte[VmdkImage.GrainSize], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_grain_may_end_with_the_disk()
    {
        var image = VmdkImage.Stream();
        image.Set32(12, 12);
        image.Set32(VmdkImage.StreamFooter + 12, 12);
        image.Describe("parentCID=ffffffff\ncreateType=\"streamOptimized\"\nRW 12 SPARSE \"disk.vmdk\"\n");
        image.PutGrain(VmdkImage.StreamGrain + 512, 8, VmdkImage.GrainSize / 2);
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));
        var content = new byte[disk.Length];

        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal((12 * 512, -1), (content.Length, content.AsSpan().IndexOfAnyExcept((byte)7)));
    }

    [Fact]
    public async Task Grains_in_any_order_are_read()
    {
        const int FirstSector = 2;
        var image = VmdkImage.Stream();
        image.Set64(36, FirstSector - 1);
        foreach (var (grain, sector) in new[] { (0, FirstSector), (1, FirstSector + 2), (2, FirstSector + 1) })
        {
            image.PutGrain(sector * 512, (ulong)grain * 8);
            image.Set32(VmdkImage.StreamTable + (grain * 4), (uint)sector);
        }

        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));
        var content = new byte[disk.Length];

        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal(-1, content.AsSpan().IndexOfAnyExcept((byte)7));
    }

    [Theory]
    [InlineData(VmdkImage.StreamFooter - 500, 0, "footer is missing")]
    [InlineData(VmdkImage.StreamFooter, 0, "footer is missing")]
    [InlineData(VmdkImage.StreamFooter + 524, 1, "footer is missing")]
    [InlineData(VmdkImage.StreamFooter + 12, 32, "contradict each other")]
    [InlineData(VmdkImage.StreamFooter + 56, 0, "directory at sector 0")]
    [InlineData(VmdkImage.StreamDirectory, 12, "beyond the file")]
    [InlineData(VmdkImage.StreamDirectory, 8, "overlaps a grain table")]
    [InlineData(VmdkImage.StreamTable, 10, "overlaps the footer")]
    [InlineData(VmdkImage.StreamTable, 4, "two grains use byte 2048")]
    public async Task A_hostile_footer_or_table_is_refused(int offset, uint value, string message)
    {
        var image = VmdkImage.Stream();
        image.Set32(offset, value);

        var opening = await DiskOpener.OpenAsync(new MemorySource(image.Bytes), null, TestContext.Current.CancellationToken);

        Assert.Contains(message, opening.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(CriterionIds.Integrity, opening.Error?.CriterionId);
    }

    [Fact]
    public async Task A_footer_that_sends_back_to_a_footer_is_refused()
    {
        var image = VmdkImage.Stream();
        image.Set64(VmdkImage.StreamFooter + 56, ulong.MaxValue);

        var opening = await DiskOpener.OpenAsync(new MemorySource(image.Bytes), null, TestContext.Current.CancellationToken);

        Assert.Contains("contradict each other", opening.Error?.Message, StringComparison.Ordinal);
    }
}
