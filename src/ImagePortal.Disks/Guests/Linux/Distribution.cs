namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Which Linux it is.</summary>
/// <param name="Id">As os-release's ID: debian, ubuntu, centos, rhel, …</param>
/// <param name="Version">As VERSION_ID: <c>12</c>, <c>22.04</c>, <c>7</c>; null for rolling releases.</param>
/// <param name="ProductName">As people write it, such as <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
/// <param name="Source">The file that says so.</param>
public sealed record Distribution(string Id, string? Version, string ProductName, string Source)
{
    /// <summary>The first number of the version; zero when there is none.</summary>
    public int Major => int.TryParse(Version?.Split('.', '-')[0], out var major) ? major : 0;
}
