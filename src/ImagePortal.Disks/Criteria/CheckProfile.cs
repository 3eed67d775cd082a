namespace ImagePortal.Disks.Criteria;

/// <summary>A named set of import criteria that an operator assigns to a region (D7).</summary>
public sealed record CheckProfile
{
    public required string Name { get; init; }

    /// <summary>Largest virtual disk in bytes (R72, R85, D8).</summary>
    public required long MaxVirtualSize { get; init; }

    /// <summary>GPT is allowed beside MBR (R70, D7).</summary>
    public required bool AllowsGpt { get; init; }

    /// <summary>File systems a root partition may have, by the names of <see cref="PartitionFacts.FileSystem"/> (R71, R84).</summary>
    public required IReadOnlyList<string> FileSystems { get; init; }

    /// <summary>Only the distributions of R68 may be imported; otherwise others are a warning.</summary>
    public bool OnlyListedDistributions { get; init; } = true;

    /// <summary>The one interface must be called eth0 (R74); otherwise another name is a warning.</summary>
    public bool OnlyEth0 { get; init; } = true;

    /// <summary>The requirements' own tables.</summary>
    public static CheckProfile Strict { get; } = new()
    {
        Name = "strict",
        MaxVirtualSize = 50L << 30,
        AllowsGpt = false,
        FileSystems = ["ext3", "ext4", "ntfs"],
    };

    /// <summary>Also GPT, XFS, btrfs and LVM, and larger disks (D7, D8).</summary>
    public static CheckProfile Modern { get; } = new()
    {
        Name = "modern",
        MaxVirtualSize = 500L << 30,
        AllowsGpt = true,
        FileSystems = ["ext3", "ext4", "ntfs", "xfs", "btrfs", "lvm"],
        OnlyListedDistributions = false,
        OnlyEth0 = false,
    };

    /// <summary>Finds a profile by name; null when there is none.</summary>
    public static CheckProfile? Find(string name) => name switch
    {
        "strict" => Strict,
        "modern" => Modern,
        _ => null,
    };
}
