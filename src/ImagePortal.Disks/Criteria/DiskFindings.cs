using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Windows;
using ImagePortal.Disks.Partitions;

namespace ImagePortal.Disks.Criteria;

/// <summary>All that was found on a disk: what the criteria judge. What is null was not found or not reached.</summary>
public sealed record DiskFindings
{
    public required DiskOpening Opening { get; init; }

    /// <summary>Why reading stopped before its end: damage within the disk, or too much work.</summary>
    public string? Trouble { get; init; }

    public PartitionTable? Table { get; init; }

    public IReadOnlyList<Volume> Volumes { get; init; } = [];

    public LinuxGuest? Linux { get; init; }

    public WindowsGuest? Windows { get; init; }

    /// <summary>Volumes of a kind that may hold a system whose files are not read.</summary>
    public IEnumerable<Volume> UnreadVolumes =>
        Volumes.Where(x => x is { Files: null, Sign.Type: not ("swap" or "vfat" or "iso9660") });

    /// <summary>What starts the disk; null when nothing does.</summary>
    public string? StartsBy =>
        Table?.BootLoader is { } code ? $"BIOS, {(code == "unknown" ? "unknown boot loader" : code)}"
        : HasEfiLoader ? "UEFI"
        : null;

    public bool HasEfiLoader => Volumes.Any(x => x is { Partition.IsEfiSystem: true, Sign.Type: "vfat" });

    /// <summary>Why nothing is known of the guest, for criteria that cannot judge it.</summary>
    public string NoGuest =>
        Opening.Error is not null ? "Not judged: the container could not be read."
        : Trouble is not null ? "Not judged: the disk could not be read to its end, see Integrity."
        : UnreadVolumes.FirstOrDefault() is { } volume
            ? $"Not judged: the files of {volume.Name} ({volume.Sign?.Type ?? "unknown"}) are not read{Because(volume.Problem)}."
        : "Not judged: no system was found on this disk.";

    private static string Because(string? problem) => problem is null ? "" : $", {problem}";
}
