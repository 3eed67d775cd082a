namespace ImagePortal.Disks.Guests.Linux.Network;

/// <param name="Address">As written, or <c>by DHCPv6</c>.</param>
/// <param name="Source">The file that sets it.</param>
/// <param name="Line">1-based line of that file.</param>
public sealed record ConfiguredAddress(string Interface, string Address, string Source, int Line);
