namespace ImagePortal.Disks.Formats;

/// <summary>What came of opening a file as a disk: either <see cref="Disk"/> or <see cref="Error"/> is set.</summary>
/// <remarks>The disk reads from the file it was opened on and does not own it: dispose the disk first, then the file.</remarks>
public sealed record DiskOpening
{
    /// <summary>What the file's own signs say it is, also when it is refused; null when they say nothing or contradict each other.</summary>
    public DiskFormat? Format { get; init; }

    /// <summary>Bytes a guest would see; also set on a refusal when the header told it.</summary>
    public long? VirtualSize { get; init; }

    /// <summary>Container details worth showing, such as <c>version 3, 64 KiB clusters, zstd</c>; null when unknown.</summary>
    public string? Details { get; init; }

    public IVirtualDisk? Disk { get; init; }

    public DiskFormatError? Error { get; init; }

    public static DiskOpening Opened(IVirtualDisk disk) =>
        new() { Format = disk.Format, VirtualSize = disk.Length, Details = disk.Details, Disk = disk };

    public static DiskOpening Refused(DiskFormat? format, DiskFormatError error) => new() { Format = format, Error = error };
}
