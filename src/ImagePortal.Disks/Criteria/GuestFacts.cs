namespace ImagePortal.Disks.Criteria;

/// <param name="OsFamily">linux, windows or unknown.</param>
/// <param name="Distribution">os-release ID such as debian, ubuntu, centos; null when unknown.</param>
/// <param name="Architecture">x86_64, i386, aarch64, …; null when unknown.</param>
/// <param name="Interfaces">Names of configured network interfaces, loopback left out.</param>
public sealed record GuestFacts(
    string OsFamily,
    string? Distribution,
    string? Version,
    string? ProductName,
    string? Architecture,
    string? Hostname,
    IReadOnlyList<KernelFacts> Kernels,
    IReadOnlyList<string> Interfaces,
    bool CloudInit);
