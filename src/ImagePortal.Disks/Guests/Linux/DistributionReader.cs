using System.Text.RegularExpressions;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Tells distributions and their look-alikes apart: os-release first, then the release files of systems older than it (R68).</summary>
public static partial class DistributionReader
{
    private static readonly string[] OsReleasePaths = ["/etc/os-release", "/usr/lib/os-release", "/usr/share/coreos/os-release"];

    private static readonly string[] ReleasePaths =
    [
        "/etc/oracle-release", "/etc/centos-release", "/etc/rocky-release", "/etc/almalinux-release", "/etc/sl-release", "/etc/fedora-release",
        "/etc/redhat-release", "/etc/SuSE-release", "/etc/system-release",
    ];

    /// <summary>Parts of a release file's first line, the most particular first.</summary>
    private static readonly (string Part, string Id)[] Products =
    [
        ("CentOS", "centos"), ("Oracle", "ol"), ("Scientific", "scientific"), ("CloudLinux", "cloudlinux"), ("Amazon", "amzn"),
        ("Rocky", "rocky"), ("AlmaLinux", "almalinux"), ("Fedora", "fedora"), ("Red Hat", "rhel"),
        ("openSUSE", "opensuse"), ("SUSE Linux Enterprise", "sles"), ("SUSE", "suse"),
    ];

    /// <summary>Null when no release file is there.</summary>
    public static async Task<Distribution?> ReadAsync(IFileSystemReader files, CancellationToken cancellationToken)
    {
        foreach (var path in OsReleasePaths)
        {
            if (await files.ReadTextAsync(path, cancellationToken) is { } text && FromOsRelease(text, path) is { } found)
            {
                return found;
            }
        }

        return await FromLsbReleaseAsync(files, cancellationToken)
            ?? await FromReleaseFilesAsync(files, cancellationToken)
            ?? await FromDebianVersionAsync(files, cancellationToken);
    }

    private static Distribution? FromOsRelease(string text, string path)
    {
        var variables = ShellVariables.Parse(text);
        if (variables.GetValueOrDefault("ID") is not { Length: > 0 } id)
        {
            return null;
        }

        var name = variables.GetValueOrDefault("NAME") ?? id;
        var version = variables.GetValueOrDefault("VERSION_ID");
        var product = variables.GetValueOrDefault("PRETTY_NAME") ?? $"{name} {version}".TrimEnd();

        // Scientific Linux calls itself rhel, Fedora CoreOS fedora.
        id = id.ToLowerInvariant() switch
        {
            "rhel" when !name.StartsWith("Red Hat", StringComparison.OrdinalIgnoreCase) => ProductId(name) ?? "rhel-like",
            "fedora" or "rhel" when variables.GetValueOrDefault("VARIANT_ID") == "coreos" => "coreos",
            var plain => plain,
        };
        return new(id, version is { Length: > 0 } ? version : null, product, path);
    }

    private static async Task<Distribution?> FromLsbReleaseAsync(IFileSystemReader files, CancellationToken cancellationToken)
    {
        const string Path = "/etc/lsb-release";
        if (await files.ReadTextAsync(Path, cancellationToken) is not { } text)
        {
            return null;
        }

        var variables = ShellVariables.Parse(text);
        return variables.GetValueOrDefault("DISTRIB_ID") is { Length: > 0 } id
            ? new(
                id.ToLowerInvariant(),
                variables.GetValueOrDefault("DISTRIB_RELEASE"),
                variables.GetValueOrDefault("DISTRIB_DESCRIPTION") ?? id,
                Path)
            : null;
    }

    private static async Task<Distribution?> FromReleaseFilesAsync(IFileSystemReader files, CancellationToken cancellationToken)
    {
        foreach (var path in ReleasePaths)
        {
            var line = (await files.ReadTextAsync(path, cancellationToken))?.Split('\n')[0].Trim();
            if (line is { Length: > 0 } && ProductId(line) is { } id)
            {
                var version = VersionNumber().Match(line);
                return new(id, version.Success ? version.Value : null, line, path);
            }
        }

        return null;
    }

    private static async Task<Distribution?> FromDebianVersionAsync(IFileSystemReader files, CancellationToken cancellationToken)
    {
        const string Path = "/etc/debian_version";
        var version = (await files.ReadTextAsync(Path, cancellationToken))?.Trim();
        return version is { Length: > 0 } ? new("debian", version, $"Debian GNU/Linux {version}", Path) : null;
    }

    private static string? ProductId(string line)
    {
        foreach (var (part, id) in Products)
        {
            if (line.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return id;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\d+(\.\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex VersionNumber();
}
