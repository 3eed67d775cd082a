namespace ImagePortal.Disks.Formats;

/// <summary>The container formats we read (R69), and those we know by name to refuse them.</summary>
public enum DiskFormat
{
    Raw,
    Qcow2,
    Vhd,
    Vmdk,
    Vhdx,
    Vdi,
    Parallels,
    Ova,
    Iso,
    Gzip,
    Xz,
    Bzip2,
    Zstd,
    Zip,
    Qed,
    Dmg,
    Tar,
    SevenZip,
    Lz4,
}
