using ImagePortal.Disks.Criteria;

namespace ImagePortal.Web.Components.Imports;

/// <summary>Turns a partition table into stretches that follow each other from the start of the disk to its end.</summary>
public static class DiskLayout
{
    private const long LargestBootGap = 16L << 20;

    // A gap that would be drawn thinner than a hair says nothing.
    private const int SmallestGapShare = 200;

    public static IReadOnlyList<DiskSegment> Of(IReadOnlyList<PartitionFacts> partitions, long diskSize)
    {
        var segments = new List<DiskSegment>();
        long end = 0;
        foreach (var partition in partitions.Where(x => !HoldsAnother(x, partitions)).OrderBy(x => x.Start))
        {
            AddGap(segments, end, partition.Start, diskSize);
            segments.Add(new(KindOf(partition), partition.Start, partition.Size, partition));
            end = Math.Max(end, partition.Start + partition.Size);
        }

        AddGap(segments, end, diskSize, diskSize);
        return segments;
    }

    // An extended partition is only the frame of its logical ones.
    private static bool HoldsAnother(PartitionFacts frame, IReadOnlyList<PartitionFacts> partitions) =>
        partitions.Any(x => x != frame && x.Start > frame.Start && x.Start + x.Size <= frame.Start + frame.Size);

    private static DiskSegmentKind KindOf(PartitionFacts partition) =>
        partition.FileSystem is null or "swap" or "lvm" or "luks" ? DiskSegmentKind.Other : DiskSegmentKind.FileSystem;

    private static void AddGap(List<DiskSegment> segments, long start, long end, long diskSize)
    {
        var size = end - start;
        if (start == 0 && size is > 0 and <= LargestBootGap)
        {
            segments.Add(new(DiskSegmentKind.BootGap, 0, size, null));
        }
        else if (size > diskSize / SmallestGapShare)
        {
            segments.Add(new(DiskSegmentKind.Unallocated, start, size, null));
        }
    }
}
