namespace ImagePortal.Disks.Criteria;

/// <summary>Ids of the import criteria. They are API: add, never rename.</summary>
public static class CriterionIds
{
    public const string Format = "format";
    public const string ContainerSafety = "container-safety";
    public const string Integrity = "integrity";
    public const string DiskSize = "disk-size";
    public const string PartitionTable = "partition-table";
    public const string SystemDisk = "system-disk";
    public const string FileSystem = "file-system";
    public const string OperatingSystem = "operating-system";
    public const string Architecture = "architecture";
    public const string Virtio = "virtio";
    public const string NetworkInterface = "network-interface";
    public const string Ipv6 = "ipv6";
    public const string Kernel = "kernel";
    public const string License = "license";

    /// <summary>Report order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Format, ContainerSafety, Integrity, DiskSize, PartitionTable, SystemDisk, FileSystem,
        OperatingSystem, Architecture, Virtio, NetworkInterface, Ipv6, Kernel, License,
    ];
}
