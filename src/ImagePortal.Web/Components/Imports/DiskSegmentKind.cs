namespace ImagePortal.Web.Components.Imports;

/// <summary>What a stretch of a disk is, as the map draws it.</summary>
public enum DiskSegmentKind
{
    /// <summary>The first sectors before the first partition, too small to draw to scale.</summary>
    BootGap,
    FileSystem,

    /// <summary>A partition without a file system of its own: swap, LVM, unknown.</summary>
    Other,

    /// <summary>No partition.</summary>
    Unallocated,
}
