namespace ImagePortal.Disks.Guests.Windows;

/// <param name="Ipv6">IPv6 addresses that are set; those that a link gives itself are left out.</param>
public sealed record WindowsNetwork(IReadOnlyList<WindowsInterface> Interfaces, IReadOnlyList<WindowsAddress> Ipv6);
