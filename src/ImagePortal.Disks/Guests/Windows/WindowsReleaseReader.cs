using System.Globalization;
using ImagePortal.Disks.Guests.Windows.Registry;

namespace ImagePortal.Disks.Guests.Windows;

/// <summary>Product, edition, version and build from the SOFTWARE hive (R80, R81).</summary>
internal static class WindowsReleaseReader
{
    private const string Key = @"Microsoft\Windows NT\CurrentVersion";
    private const int FirstBuildOf10 = 10240;

    private static readonly HashSet<string> Wanted = new(StringComparer.OrdinalIgnoreCase)
    {
        "ProductName", "EditionID", "CurrentVersion", "CurrentMajorVersionNumber", "CurrentMinorVersionNumber", "CurrentBuildNumber",
        "CurrentBuild", "CSDVersion", "InstallationType", "SystemRoot",
    };

    /// <param name="productType">Of the SYSTEM hive: <c>WinNT</c> for clients, <c>ServerNT</c> or <c>LanmanNT</c> for servers; null when unknown.</param>
    public static async Task<WindowsRelease> ReadAsync(Hive software, string? productType, CancellationToken cancellationToken)
    {
        var values = (await software.ValuesAsync(Key, Wanted.Contains, cancellationToken))
            .DistinctBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(x => x.Name, StringComparer.OrdinalIgnoreCase);
        string? Text(string name) => values.GetValueOrDefault(name)?.Text is { Length: > 0 } text ? text : null;

        var product = Text("ProductName") ?? "Windows without a product name";
        var build = int.TryParse(Text("CurrentBuildNumber") ?? Text("CurrentBuild"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var (major, minor) = (values.GetValueOrDefault("CurrentMajorVersionNumber")?.Number, values.GetValueOrDefault("CurrentMinorVersionNumber")?.Number);
        var edition = Text("EditionID");
        var isServer = productType is not null
            ? productType is "ServerNT" or "LanmanNT"
            : (Text("InstallationType") ?? edition ?? product).Contains("Server", StringComparison.OrdinalIgnoreCase);
        return new(product, Edition(edition, product), NtVersion(major, minor, build, Text("CurrentVersion")), build, isServer, $@"HKLM\SOFTWARE\{Key}")
        {
            ServicePack = Text("CSDVersion"),
            SystemRoot = Text("SystemRoot"),
        };
    }

    /// <summary>Windows 10 and its servers still call themselves 6.3 in CurrentVersion.</summary>
    private static string NtVersion(long? major, long? minor, int build, string? current) =>
        major is not null ? string.Create(CultureInfo.InvariantCulture, $"{major}.{minor ?? 0}")
        : build >= FirstBuildOf10 ? "10.0"
        : current ?? "unknown";

    /// <summary>Systems without an EditionID say it at the end of their name.</summary>
    private static string Edition(string? id, string product)
    {
        var edition = id ?? product.Split(' ')[^1];
        edition = edition.StartsWith("Server", StringComparison.Ordinal) ? edition["Server".Length..] : edition;
        return edition.EndsWith("Core", StringComparison.Ordinal) ? edition[..^"Core".Length] : edition;
    }
}
