namespace ImagePortal.Web.Components.Accounts;

/// <summary>Keeps a return address inside the portal.</summary>
public static class LocalPath
{
    /// <summary>
    /// The path when it starts with a slash and leads nowhere else, as <c>//host</c> and <c>/\host</c> do; else the other.
    /// </summary>
    public static string Or(string? path, string fallback) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : fallback;
}
