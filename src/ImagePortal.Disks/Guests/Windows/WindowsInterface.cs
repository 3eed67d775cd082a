namespace ImagePortal.Disks.Guests.Windows;

/// <summary>A network adapter of the machine; tunnels and dial-up adapters are none.</summary>
/// <param name="Name">As Windows shows it, such as <c>Local Area Connection</c>.</param>
/// <param name="Method">dhcp or static.</param>
/// <param name="Key">The key that configures it.</param>
/// <param name="Device">Path of its device; null when it is not told.</param>
public sealed record WindowsInterface(string Name, string Method, string Key, string? Device);
