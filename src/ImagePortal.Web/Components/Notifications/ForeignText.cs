using System.Text.RegularExpressions;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>
/// What another account wrote, made fit for a mail: one line, of limited length, and without addresses, which mail readers would turn into links.
/// </summary>
internal static partial class ForeignText
{
    internal const string Instead = "[address left out]";

    internal static string Of(string text, int maxLength)
    {
        var line = Address().Replace(Gaps().Replace(text, " ").Trim(), Instead);
        return line.Length > maxLength ? $"{line[..maxLength].TrimEnd()}…" : line;
    }

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Gaps();

    // Anything with a scheme, www or an at sign, and whatever looks like the name of a host.
    [GeneratedRegex(@"\S*(?://|www\.|@)\S*|[\p{L}\p{N}-]+(?:[.。．｡][\p{L}\p{N}-]+)*[.。．｡]\p{L}{2,}(?:[/?#:]\S*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
