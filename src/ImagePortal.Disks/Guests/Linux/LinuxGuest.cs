using ImagePortal.Disks.Guests.Linux.Network;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>What is installed, and which file says so.</summary>
/// <param name="Distribution">Null when no release file was found.</param>
/// <param name="ArchitectureSource">The program whose header states the architecture.</param>
/// <param name="UnreadBoot">Why /boot could not be read; null when it was.</param>
public sealed record LinuxGuest(
    Volume Root,
    Distribution? Distribution,
    string? Architecture,
    string? ArchitectureSource,
    string? Hostname,
    IReadOnlyList<KernelFinding> Kernels,
    NetworkSetup Network,
    bool CloudInit,
    string? UnreadBoot);
