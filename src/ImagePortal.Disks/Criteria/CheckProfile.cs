namespace ImagePortal.Disks.Criteria;

/// <summary>A named set of import criteria that an operator assigns to a region (D7).</summary>
public sealed record CheckProfile
{
    public required string Name { get; init; }

    /// <summary>Largest virtual disk in bytes (R72, R85, D8).</summary>
    public required long MaxVirtualSize { get; init; }

    /// <summary>GPT is allowed beside MBR (R70, D7).</summary>
    public required bool AllowsGpt { get; init; }

    /// <summary>File systems of a Linux disk, by the names of <see cref="PartitionFacts.FileSystem"/> (R71).</summary>
    public required IReadOnlyList<string> LinuxFileSystems { get; init; }

    /// <summary>File systems of a Windows disk (R84).</summary>
    public IReadOnlyList<string> WindowsFileSystems { get; init; } = ["ntfs"];

    /// <summary>Only the systems of R68, R80 and R81 may be imported; otherwise other servers pass, and other systems are a warning.</summary>
    public bool OnlyListedSystems { get; init; } = true;

    /// <summary>The one interface of a Linux must be called eth0 (R74); otherwise another name is a warning.</summary>
    public bool OnlyEth0 { get; init; } = true;

    /// <summary>Windows must have 64 bits (R82, D18).</summary>
    public bool OnlyWindows64 { get; init; } = true;

    /// <summary>The requirements' own tables.</summary>
    public static CheckProfile Strict { get; } = new()
    {
        Name = "strict",
        MaxVirtualSize = 50L << 30,
        AllowsGpt = false,
        LinuxFileSystems = ["ext3", "ext4"],
    };

    /// <summary>Also GPT, XFS, btrfs and LVM, larger disks, newer and 32-bit Windows (D7, D8, D18).</summary>
    public static CheckProfile Modern { get; } = new()
    {
        Name = "modern",
        MaxVirtualSize = 500L << 30,
        AllowsGpt = true,
        LinuxFileSystems = ["ext3", "ext4", "ntfs", "xfs", "btrfs", "lvm"],
        OnlyListedSystems = false,
        OnlyEth0 = false,
        OnlyWindows64 = false,
    };

    /// <summary>Finds a profile by name; null when there is none.</summary>
    public static CheckProfile? Find(string name) => name switch
    {
        "strict" => Strict,
        "modern" => Modern,
        _ => null,
    };
}
