using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>The Windows servers of the requirements' table (R80, R81), told by version and edition and not by a name that can be changed.</summary>
internal static class WindowsServers
{
    public const string Listed = "Windows Server 2008 R2 Standard, Datacenter and Enterprise, and Windows Server 2012 R2 Standard";

    public static bool IsListed(WindowsRelease release) =>
        (release.IsServer, release.NtVersion, release.Edition)
            is (true, "6.1", "Standard" or "Datacenter" or "Enterprise") or (true, "6.3", "Standard");

    /// <summary>Servers of any edition from 2008 R2 on.</summary>
    public static bool IsKnownServer(WindowsRelease release) => release is { IsServer: true, NtVersion: "6.1" or "6.2" or "6.3" or "10.0" };

    public static string Describe(WindowsRelease release) =>
        $"{release.ProductName}{(release.ServicePack is { } pack ? $" {pack}" : "")}, edition {release.Edition}, NT {release.FullVersion} ({release.Source})";
}
