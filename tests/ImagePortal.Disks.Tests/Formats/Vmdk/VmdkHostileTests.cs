using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vmdk;

public sealed class VmdkHostileTests
{
    public static TheoryData<bool> BothKinds => [false, true];

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task An_unbroken_image_is_read(bool stream)
    {
        var image = stream ? VmdkImage.Stream() : VmdkImage.Sparse();
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));
        var content = new byte[disk.Length];

        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal((3 * VmdkImage.GrainSize, 2 * VmdkImage.GrainSize), (content.Length, content.AsSpan().IndexOfAnyExcept((byte)7)));
        Assert.Equal(
            [new DiskExtent(0, 2 * VmdkImage.GrainSize)],
            await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(4, 0, CriterionIds.Format, "version 0")]
    [InlineData(4, 4, CriterionIds.Format, "version 4")]
    [InlineData(8, 0x101, CriterionIds.Integrity, "flags 0x100")]
    [InlineData(8, 0x10001, CriterionIds.ContainerSafety, "algorithm 0")]
    [InlineData(12, 0, CriterionIds.Integrity, "capacity is 0")]
    [InlineData(12, 4096 + 17, CriterionIds.Integrity, "the header tells 4113 sectors, the descriptor 24")]
    [InlineData(16, 0x80000000, CriterionIds.Integrity, "capacity")]
    [InlineData(20, 0, CriterionIds.Integrity, "grains of 0 sectors")]
    [InlineData(20, 24, CriterionIds.Integrity, "grains of 24 sectors")]
    [InlineData(20, 8192, CriterionIds.Integrity, "grains of 8192 sectors")]
    [InlineData(28, 0, CriterionIds.ContainerSafety, "one piece of a disk")]
    [InlineData(28, 23, CriterionIds.Integrity, "a descriptor of 2 sectors at sector 23")]
    [InlineData(32, 0xffffffff, CriterionIds.Integrity, "descriptor")]
    [InlineData(36, 0, CriterionIds.Integrity, "a descriptor of 0 sectors")]
    [InlineData(36, 3, CriterionIds.Integrity, "overlaps the descriptor")]
    [InlineData(40, 1, CriterionIds.Integrity, "descriptor")]
    [InlineData(44, 0, CriterionIds.Integrity, "0 entries")]
    [InlineData(44, 513, CriterionIds.Integrity, "513 entries")]
    [InlineData(56, 0, CriterionIds.Integrity, "directory at sector 0")]
    [InlineData(56, 1, CriterionIds.Integrity, "grain table at byte")]
    [InlineData(56, 24, CriterionIds.Integrity, "directory at sector 24")]
    [InlineData(60, 0x80000000, CriterionIds.Integrity, "directory at sector")]
    [InlineData(64, 25, CriterionIds.Integrity, "25 sectors of tables")]
    [InlineData(73, 0, CriterionIds.Integrity, "line ends")]
    [InlineData(77, 1, CriterionIds.ContainerSafety, "algorithm 1")]
    [InlineData(VmdkImage.Directory, 2, CriterionIds.Integrity, "overlaps the descriptor")]
    [InlineData(VmdkImage.Directory, 21, CriterionIds.Integrity, "grain table at byte 10752 lies beyond")]
    [InlineData(VmdkImage.Directory, 0xffffffff, CriterionIds.Integrity, "lies beyond")]
    [InlineData(VmdkImage.Table, 1, CriterionIds.Integrity, "overlaps the descriptor")]
    [InlineData(VmdkImage.Table, 5, CriterionIds.Integrity, "overlaps a grain table")]
    [InlineData(VmdkImage.Table, 9, CriterionIds.Integrity, "two grains use byte")]
    [InlineData(VmdkImage.Table, 16, CriterionIds.Integrity, "two grains use byte 8192")]
    [InlineData(VmdkImage.Table, 17, CriterionIds.Integrity, "beyond the file")]
    [InlineData(VmdkImage.Table, 0xffffffff, CriterionIds.Integrity, "beyond the file")]
    public async Task A_hostile_number_is_refused(int offset, uint value, string criterion, string message)
    {
        var image = VmdkImage.Sparse();
        image.Set32(offset, value);

        await Refusal.AssertAsync(DiskFormat.Vmdk, image.Bytes, criterion, message);
    }

    [Theory]
    [InlineData(24, 25, null)]
    [InlineData(3, 4, null)]
    [InlineData(24, 4, "overlaps a grain table")]
    [InlineData(24, 26, "lies beyond")]
    [InlineData(29, 25, "grain directory at sector 29 lies beyond")]
    [InlineData(8, 25, "a grain overlaps the redundant grain directory")]
    public async Task The_second_set_of_tables_has_its_own_place(uint directorySector, uint tableSector, string? message)
    {
        var image = VmdkImage.Sparse();
        image.Bytes = [.. image.Bytes, .. new byte[5 * 512]];
        image.Set32(8, 3);
        image.Set64(48, directorySector);
        image.Set32((int)Math.Min(directorySector, 28) * 512, tableSector);

        var opening = await OpenAsync(image.Bytes);

        Assert.Equal(message is null, opening.Error is null);
        Assert.Contains(message ?? "", opening.Error?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zeroed_grain_reads_as_zeros_where_the_header_allows_it()
    {
        var image = VmdkImage.Sparse();
        image.Set32(8, 5);
        image.Set32(VmdkImage.Table, 1);
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));

        Assert.Equal(
            [new DiskExtent(VmdkImage.GrainSize, VmdkImage.GrainSize)],
            await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(5 * 512)]
    [InlineData((24 * 512) - 1)]
    public async Task A_file_cut_short_is_refused(int length) =>
        await Refusal.AssertAsync(DiskFormat.Vmdk, VmdkImage.Sparse().Bytes[..length], CriterionIds.Integrity, "damaged");

    [Fact]
    public async Task An_extent_of_an_ESX_host_is_refused_by_its_name() =>
        await Refusal.AssertAsync(DiskFormat.Vmdk, [.. "COWD"u8, .. new byte[2000]], CriterionIds.Format, "ESX host");

    private static Task<DiskOpening> OpenAsync(byte[] bytes) =>
        DiskOpener.OpenAsync(new MemorySource(bytes), null, TestContext.Current.CancellationToken);
}
