namespace ImagePortal.Disks.Criteria;

/// <param name="Index">1-based number as the guest's kernel counts.</param>
/// <param name="Type">Type by name, such as <c>Linux</c> or <c>EFI system</c>.</param>
/// <param name="Start">First byte on the virtual disk.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FileSystem">ext2, ext3, ext4, ntfs, xfs, btrfs, lvm, luks, swap, vfat, …; null when nothing was recognised.</param>
/// <param name="Uuid">UUID of the file system as fstab would write it.</param>
public sealed record PartitionFacts(int Index, string Type, long Start, long Size, string? FileSystem, string? Uuid)
{
    /// <summary>Marked active (bootable) in the partition table.</summary>
    public bool Active { get; init; }

    /// <summary>Bytes in use by the file system, when it tells.</summary>
    public long? Used { get; init; }

    /// <summary>Where the guest mounts it, from fstab; null when not mounted or unknown.</summary>
    public string? MountPoint { get; init; }
}
