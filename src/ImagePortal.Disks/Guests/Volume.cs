using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Partitions;

namespace ImagePortal.Disks.Guests;

/// <summary>A partition and what was recognised in it.</summary>
/// <param name="Partition">Null for a disk without partition table, which is one volume as a whole.</param>
/// <param name="Sign">Null when nothing was recognised.</param>
/// <param name="Files">Its files; null when this kind of file system is not read.</param>
/// <param name="Problem">Why its files are not read although the kind is known, or what is odd about them.</param>
public sealed record Volume(PartitionEntry? Partition, FileSystemSign? Sign, IFileSystemReader? Files, string? Problem)
{
    /// <summary>As a sentence calls it.</summary>
    public string Name => Partition is null ? "the whole disk" : $"partition {Partition.Index}";

    /// <summary>Where the guest mounts it.</summary>
    public string? MountPoint { get; init; }
}
