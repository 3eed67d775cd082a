namespace ImagePortal.Disks.FileSystems;

/// <summary>What a partition's own marks say it holds.</summary>
/// <param name="Type">ext2, ext3, ext4, ntfs, xfs, btrfs, lvm, luks, swap, vfat, …</param>
/// <param name="Uuid">UUID or serial number as fstab would write it; null when there is none.</param>
/// <param name="Label">Volume label; null when there is none.</param>
/// <param name="Used">Bytes in use; null when the superblock does not tell.</param>
public sealed record FileSystemSign(string Type, string? Uuid = null, string? Label = null, long? Used = null);
