using System.Globalization;
using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images;

internal static class ImageWords
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["debian"] = "Debian",
        ["ubuntu"] = "Ubuntu",
        ["centos"] = "CentOS",
        ["rhel"] = "Red Hat Enterprise Linux",
        ["sles"] = "SUSE Linux Enterprise",
        ["opensuse-leap"] = "openSUSE Leap",
        ["opensuse"] = "openSUSE",
        ["coreos"] = "CoreOS",
    };

    /// <summary>Such as <c>3 accounts</c>.</summary>
    internal static string Accounts(int count) => count == 1 ? "1 account" : $"{count} accounts";

    /// <summary>Such as <c>2 images</c>.</summary>
    internal static string Images(int count) => count == 1 ? "1 image" : $"{count} images";

    /// <summary>It is still being made, and an operation tells how far it is.</summary>
    internal static bool IsMoving(ImageListItem image) => image.State is ImageState.Importing or ImageState.Copying or ImageState.Creating;

    internal static bool IsCopy(ImageDetail image) => ImageId.TryParse(image.SourceName, out _);

    /// <summary>What it was made from, beside the name of that.</summary>
    internal static string OriginOf(ImageDetail image) => image switch
    {
        { Image.Kind: not ImageKind.Custom } => "The operator",
        { IsFromInstance: true } => "An instance",
        _ => IsCopy(image) ? "A copy" : "Import",
    };

    /// <summary>What stands beside a deprecated image.</summary>
    internal static string Deprecated(ImageListItem image) => image.Advice is { } advice ? $"Deprecated: {advice}" : "Deprecated";

    /// <summary>Such as <c>Debian 12.9</c>.</summary>
    internal static string SystemOf(ImageListItem image)
    {
        var id = image.Distribution ?? image.OsFamily ?? "Unknown";
        var name = Names.GetValueOrDefault(id) ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id);
        return $"{name} {image.OsVersion}".TrimEnd();
    }
}
