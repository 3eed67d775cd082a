namespace ImagePortal.Disks.Criteria;

/// <param name="OsFamily">linux, windows or unknown.</param>
/// <param name="Distribution">os-release ID such as debian, ubuntu, centos, or windows; null when unknown.</param>
/// <param name="Version">VERSION_ID of os-release; of Windows the NT version and build, such as 6.1.7601.</param>
/// <param name="Architecture">x86_64, i386, aarch64, …; null when unknown.</param>
/// <param name="Kernels">Of Windows one, with its NT version and build.</param>
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
