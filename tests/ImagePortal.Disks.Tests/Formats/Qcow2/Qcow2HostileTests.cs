using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Qcow2;

public sealed class Qcow2HostileTests
{
    private const ulong UsedOnce = 1UL << 63;
    private const ulong Compressed = 1UL << 62;
    private const int Cluster = Qcow2Image.Cluster;

    [Theory]
    [InlineData(4, 1, CriterionIds.Format, "version 1")]
    [InlineData(4, 4, CriterionIds.Format, "version 4")]
    [InlineData(20, 8, CriterionIds.Integrity, "cluster_bits is 8")]
    [InlineData(20, 22, CriterionIds.Integrity, "cluster_bits is 22")]
    [InlineData(20, 0xffffffff, CriterionIds.Integrity, "cluster_bits")]
    [InlineData(24, 0x80000000, CriterionIds.Integrity, "virtual size")]
    [InlineData(24, 0x7fffffff, CriterionIds.Integrity, "virtual size")]
    [InlineData(24, 0x00000001, CriterionIds.Integrity, "L1 table has 1 entries")]
    [InlineData(32, 1, CriterionIds.ContainerSafety, "AES")]
    [InlineData(32, 9, CriterionIds.ContainerSafety, "method 9")]
    [InlineData(36, 0, CriterionIds.Integrity, "L1 table has 0 entries")]
    [InlineData(36, 0xffffffff, CriterionIds.Integrity, "L1 table has 4294967295 entries")]
    [InlineData(40, 0xffffffff, CriterionIds.Integrity, "L1 table")]
    [InlineData(44, 0, CriterionIds.Integrity, "overlaps the header")]
    [InlineData(44, 0x00030200, CriterionIds.Integrity, "not aligned")]
    [InlineData(44, 0x00070000, CriterionIds.Integrity, "beyond the file")]
    [InlineData(52, 0x00030000, CriterionIds.Integrity, "overlaps the refcount table")]
    [InlineData(56, 0, CriterionIds.Integrity, "refcount table has 0 clusters")]
    [InlineData(56, 0xffffffff, CriterionIds.Integrity, "refcount table")]
    [InlineData(60, 0xffffffff, CriterionIds.ContainerSafety, "internal snapshots")]
    [InlineData(60, 1, CriterionIds.Integrity, "snapshot table")]
    [InlineData(76, 0x02, CriterionIds.Integrity, "marked corrupt")]
    [InlineData(76, 0x04, CriterionIds.ContainerSafety, "external data file")]
    [InlineData(76, 0x08, CriterionIds.ContainerSafety, "compression type")]
    [InlineData(76, 0x20, CriterionIds.ContainerSafety, "0x20")]
    [InlineData(72, 0x80000000, CriterionIds.ContainerSafety, "0x8000000000000000")]
    [InlineData(96, 7, CriterionIds.Integrity, "refcount_order")]
    [InlineData(100, 0, CriterionIds.Integrity, "header_length")]
    [InlineData(100, 0xfffffff8, CriterionIds.Integrity, "header_length")]
    [InlineData(Cluster + 4, 0x00090000, CriterionIds.Integrity, "refcount block")]
    [InlineData(Qcow2Image.L1 + 4, 0x00090000, CriterionIds.Integrity, "L2 table at byte 589824 lies beyond")]
    [InlineData(Qcow2Image.L1 + 4, 0x00040200, CriterionIds.Integrity, "L2 table at byte 262656 is not aligned")]
    [InlineData(Qcow2Image.L1 + 4, 0x00030000, CriterionIds.Integrity, "overlaps the L1 table")]
    public async Task A_hostile_number_is_refused(int offset, uint value, string criterion, string message)
    {
        var image = new Qcow2Image();
        image.Set32(offset, value);

        await Refusal.AssertAsync(DiskFormat.Qcow2, image.Bytes, criterion, message);
    }

    [Theory]
    [InlineData(UsedOnce | (1 * Cluster), "overlaps the refcount table")]
    [InlineData(UsedOnce | (3 * Cluster), "overlaps the L1 table")]
    [InlineData(UsedOnce | (4 * Cluster), "overlaps the L2 table")]
    [InlineData(UsedOnce | (5 * Cluster), "overlaps another cluster")]
    [InlineData(UsedOnce | (7 * Cluster), "beyond the file")]
    [InlineData(UsedOnce | ((6 * Cluster) + 512), "not aligned")]
    [InlineData(UsedOnce | 0x00ff_ffff_ffff_0000, "beyond the file")]
    [InlineData(Compressed | (7 * Cluster), "beyond the file")]
    [InlineData(Compressed | ((7 * Cluster) - 512) | (3UL << 54), "beyond the file")]
    [InlineData(Compressed | 512, "overlaps the header")]
    [InlineData(Compressed | (5 * Cluster), "overlaps another cluster")]
    [InlineData(Compressed | 0x003f_ffff_ffff_ffff, "beyond the file")]
    public async Task A_hostile_L2_entry_is_refused(ulong entry, string message)
    {
        var image = new Qcow2Image();
        image.Set64(Qcow2Image.L2 + 8, entry);

        await Refusal.AssertAsync(DiskFormat.Qcow2, image.Bytes, CriterionIds.Integrity, message);
    }

    [Fact]
    public async Task Two_clusters_of_one_piece_of_compressed_data_are_refused()
    {
        var image = new Qcow2Image();
        image.Set64(Qcow2Image.L2 + 8, Compressed | (6 * Cluster));
        image.Set64(Qcow2Image.L2 + 16, Compressed | (6 * Cluster));

        await Refusal.AssertAsync(DiskFormat.Qcow2, image.Bytes, CriterionIds.Integrity, "same compressed data");
    }

    [Fact]
    public async Task A_header_extension_that_leaves_the_header_is_refused()
    {
        var image = new Qcow2Image();
        image.Set64(104, 0x6803f857_00000008);
        image.Set64(120, 0x12345678_0000ffff);

        await Refusal.AssertAsync(DiskFormat.Qcow2, image.Bytes, CriterionIds.Integrity, "header extension of 65535 bytes");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(71)]
    [InlineData(103)]
    [InlineData(3 * Cluster)]
    [InlineData((7 * Cluster) - 1)]
    public async Task A_file_cut_short_is_refused(int length)
    {
        var image = new Qcow2Image();
        image.Cut(length);

        var opening = await DiskOpener.OpenAsync(new MemorySource(image.Bytes), DiskFormat.Qcow2, TestContext.Current.CancellationToken);

        Assert.NotNull(opening.Error);
    }

    [Fact]
    public async Task Version_2_has_no_zero_clusters()
    {
        var image = new Qcow2Image();
        image.Set32(4, 2);
        image.Set64(Qcow2Image.L2 + 8, 1);

        await Refusal.AssertAsync(DiskFormat.Qcow2, image.Bytes, CriterionIds.Integrity, "no zero clusters");
    }

    [Fact]
    public async Task The_dirty_bit_is_accepted_and_told()
    {
        var image = new Qcow2Image();
        image.Set32(76, 1);

        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));

        Assert.Equal("version 3, 64 KiB clusters, not closed cleanly", disk.Details);
    }

    [Fact]
    public async Task Compressed_data_that_cannot_be_decoded_names_its_byte()
    {
        var image = new Qcow2Image();
        image.Set64(Qcow2Image.L2 + 8, Compressed | (6 * Cluster));
        await using var disk = await DiskContent.OpenAsync(new MemorySource(image.Bytes));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await disk.ReadAtAsync(Cluster, new byte[100], TestContext.Current.CancellationToken));

        Assert.Contains("393216", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unbroken_image_is_read()
    {
        await using var disk = await DiskContent.OpenAsync(new MemorySource(new Qcow2Image().Bytes));
        var content = new byte[3 * Cluster];

        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);

        Assert.Equal(2 * Cluster, content.AsSpan().IndexOfAnyExcept((byte)7));
        Assert.Equal(
            [new DiskExtent(0, 2 * Cluster)],
            await disk.ReadExtentsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
