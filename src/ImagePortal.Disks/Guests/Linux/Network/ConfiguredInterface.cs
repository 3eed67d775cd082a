namespace ImagePortal.Disks.Guests.Linux.Network;

/// <param name="Method">dhcp, static, …</param>
/// <param name="Source">The file that configures it.</param>
/// <param name="Line">1-based line of that file.</param>
public sealed record ConfiguredInterface(string Name, string Method, string Source, int Line);
