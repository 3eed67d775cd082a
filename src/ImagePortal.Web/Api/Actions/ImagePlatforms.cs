namespace ImagePortal.Web.Api.Actions;

/// <summary>The wire's names of systems, for the names that the inspector reads from disks.</summary>
internal static class ImagePlatforms
{
    internal const string Other = "Other Linux";
    internal const string Windows = "Windows";

    private static readonly Dictionary<string, string> Platforms = new()
    {
        ["centos"] = "CentOS",
        ["ubuntu"] = "Ubuntu",
        ["debian"] = "Debian",
        ["opensuse"] = "OpenSUSE",
        ["opensuse-leap"] = "OpenSUSE",
        ["opensuse-tumbleweed"] = "OpenSUSE",
        ["suse"] = "SUSE",
        ["sles"] = "SUSE",
        ["sles_sap"] = "SUSE",
        ["sled"] = "SUSE",
        ["coreos"] = "CoreOS",
        ["freebsd"] = "FreeBSD",
        ["windows"] = Windows,
        ["tencentos"] = "TencentOS",
        ["rhel"] = "Redhat",
        ["fedora"] = "Fedora",
    };

    internal static IEnumerable<string> KnownDistributions => Platforms.Keys;

    internal static string Of(string? distribution, string? family) =>
        Platforms.GetValueOrDefault(distribution ?? "") ?? (family == "windows" ? Windows : Other);

    /// <summary>The distributions whose platform has a text in its name, in any case.</summary>
    internal static IEnumerable<string> DistributionsWith(string part) =>
        Platforms.Where(x => x.Value.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(x => x.Key);

    internal static string ArchitectureOf(string? architecture) => architecture switch
    {
        null => "x86_64",
        "aarch64" => "arm",
        _ => architecture,
    };
}
