using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Imports;

namespace ImagePortal.Web.Tests.Imports;

public sealed class DiskLayoutTests
{
    private const long MiB = 1L << 20;

    [Fact]
    public void An_extended_partition_is_drawn_as_its_logical_ones()
    {
        PartitionFacts[] table =
        [
            new(1, "Linux", MiB, 100 * MiB, "ext4", null),
            new(2, "Extended", 101 * MiB, 99 * MiB, null, null),
            new(5, "Linux", 102 * MiB, 98 * MiB, "ext4", null),
        ];

        var segments = DiskLayout.Of(table, 200 * MiB);

        Assert.Equal([1, 5], segments.Select(x => x.Partition?.Index).OfType<int>());
    }

    [Fact]
    public void Room_without_a_partition_is_shown_at_its_place()
    {
        PartitionFacts[] table = [new(1, "Linux", MiB, 99 * MiB, "ext4", null), new(2, "Linux", 200 * MiB, 50 * MiB, "ext4", null)];

        var segments = DiskLayout.Of(table, 400 * MiB);

        Assert.Equal(
            [
                DiskSegmentKind.BootGap, DiskSegmentKind.FileSystem, DiskSegmentKind.Unallocated,
                DiskSegmentKind.FileSystem, DiskSegmentKind.Unallocated,
            ],
            segments.Select(x => x.Kind));
    }

    [Fact]
    public void More_used_than_there_is_draws_as_full()
    {
        var segment = new DiskSegment(DiskSegmentKind.FileSystem, 0, 10, new(1, "Linux", 0, 10, "ext4", null) { Used = 50 });

        Assert.Equal(100, segment.UsedPercent);
    }

    [Fact]
    public void An_empty_table_is_one_stretch_without_a_partition()
    {
        Assert.Equal(DiskSegmentKind.Unallocated, Assert.Single(DiskLayout.Of([], 400 * MiB)).Kind);
    }
}
