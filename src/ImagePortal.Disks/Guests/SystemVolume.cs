using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Windows;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests;

/// <summary>The volume that a system is installed on.</summary>
public sealed record SystemVolume(Volume Volume, bool IsWindows)
{
    /// <summary>Null when no volume that can be read holds a system.</summary>
    /// <exception cref="InvalidDataException">Damage was met on the way.</exception>
    /// <exception cref="BudgetExceededException">The disk took too much to read.</exception>
    public static async Task<SystemVolume?> FindAsync(IRandomAccessSource disk, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var table = await PartitionTableReader.ReadAsync(disk, cancellationToken);
        var volumes = await VolumeReader.ReadAllAsync(disk, table, budget, cancellationToken);
        return await LinuxGuestReader.FindRootAsync(volumes, cancellationToken) is { } root ? new(root, false)
            : await WindowsGuestReader.FindSystemAsync(volumes, cancellationToken) is { } system ? new(system, true)
            : null;
    }
}
