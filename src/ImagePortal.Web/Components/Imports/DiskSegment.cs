using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Imports;

/// <summary>A stretch of the disk, in bytes.</summary>
/// <param name="Partition">Null where there is none.</param>
public sealed record DiskSegment(DiskSegmentKind Kind, long Start, long Size, PartitionFacts? Partition)
{
    /// <summary>Used share of the file system, 0 to 100; null when it does not tell.</summary>
    public int? UsedPercent => Partition?.Used is { } used && Size > 0 ? (int)Math.Clamp(used * 100.0 / Size, 0, 100) : null;

    /// <summary>The segment as a person would say it.</summary>
    public string Words => Kind switch
    {
        DiskSegmentKind.BootGap => $"boot gap {ByteText.Of(Size)}",
        DiskSegmentKind.Unallocated => $"{ByteText.Of(Size)} without a partition",
        _ => $"partition {Partition!.Index} {ByteText.Of(Size)} {Partition.FileSystem ?? Partition.Type}{Mounted}{Used}",
    };

    /// <summary>What fits inside the drawing: number, file system, place, size.</summary>
    public string Label => $"{Partition?.Index} {Partition?.FileSystem ?? Partition?.Type}{Mounted} {ByteText.Of(Size)}";

    private string Mounted => Partition?.MountPoint is { } mount ? $" on {mount}" : "";

    private string Used => Partition?.Used is { } used ? $" with {ByteText.Of(used)} used" : "";
}
