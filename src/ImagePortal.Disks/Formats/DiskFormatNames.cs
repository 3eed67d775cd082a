namespace ImagePortal.Disks.Formats;

/// <summary>Formats by their wire names and by the endings of file names.</summary>
public static class DiskFormatNames
{
    private static readonly Dictionary<string, DiskFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".raw"] = DiskFormat.Raw,
        [".qcow2"] = DiskFormat.Qcow2,
        [".vhd"] = DiskFormat.Vhd,
        [".vpc"] = DiskFormat.Vhd,
        [".vmdk"] = DiskFormat.Vmdk,
        [".vhdx"] = DiskFormat.Vhdx,
        [".vdi"] = DiskFormat.Vdi,
        [".hdd"] = DiskFormat.Parallels,
        [".ova"] = DiskFormat.Ova,
        [".iso"] = DiskFormat.Iso,
        [".gz"] = DiskFormat.Gzip,
        [".xz"] = DiskFormat.Xz,
        [".bz2"] = DiskFormat.Bzip2,
        [".zst"] = DiskFormat.Zstd,
        [".zip"] = DiskFormat.Zip,
        [".qed"] = DiskFormat.Qed,
        [".dmg"] = DiskFormat.Dmg,
        [".tar"] = DiskFormat.Tar,
        [".7z"] = DiskFormat.SevenZip,
        [".lz4"] = DiskFormat.Lz4,
    };

    /// <summary>The name on the wire and on the command line: raw, qcow2, vhd, …</summary>
    public static string ToWireName(this DiskFormat format) => format switch
    {
        DiskFormat.Raw => "raw",
        DiskFormat.Qcow2 => "qcow2",
        DiskFormat.Vhd => "vhd",
        DiskFormat.Vmdk => "vmdk",
        DiskFormat.Vhdx => "vhdx",
        DiskFormat.Vdi => "vdi",
        DiskFormat.Parallels => "parallels",
        DiskFormat.Ova => "ova",
        DiskFormat.Iso => "iso",
        DiskFormat.Gzip => "gzip",
        DiskFormat.Xz => "xz",
        DiskFormat.Bzip2 => "bzip2",
        DiskFormat.Zstd => "zstd",
        DiskFormat.Zip => "zip",
        DiskFormat.Qed => "qed",
        DiskFormat.Dmg => "dmg",
        DiskFormat.Tar => "tar",
        DiskFormat.SevenZip => "7z",
        DiskFormat.Lz4 => "lz4",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The format of a wire name, in any case; null when there is none.</summary>
    public static DiskFormat? Find(string wireName)
    {
        foreach (var format in Enum.GetValues<DiskFormat>())
        {
            if (string.Equals(format.ToWireName(), wireName, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>What a file's name declares; null for names such as <c>.img</c>, which hold anything.</summary>
    public static DiskFormat? FromFileName(string fileName) =>
        ByExtension.TryGetValue(Path.GetExtension(fileName), out var format) ? format : null;
}
