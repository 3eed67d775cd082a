namespace ImagePortal.Disks.Guests.Windows;

/// <summary>What is installed, and which key says so.</summary>
/// <param name="System">The volume of the Windows folder.</param>
/// <param name="BootManager">The active partition, when it holds bootmgr; null when it does not or none is active.</param>
/// <param name="Architecture">x86_64, i386 or aarch64; null when neither registry nor kernel tell.</param>
/// <param name="ArchitectureSource">The value or file that states it.</param>
/// <param name="DirtyHives">Registry files with changes that are only in their logs, which are not replayed.</param>
public sealed record WindowsGuest(
    Volume System,
    Volume? BootManager,
    WindowsRelease Release,
    string? Architecture,
    string? ArchitectureSource,
    string? Hostname,
    WindowsDrivers Drivers,
    WindowsNetwork Network,
    IReadOnlyList<string> DirtyHives);
