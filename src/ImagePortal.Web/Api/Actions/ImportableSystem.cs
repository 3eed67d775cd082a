namespace ImagePortal.Web.Api.Actions;

/// <summary>A system that an import may be announced with.</summary>
internal sealed record ImportableSystem(string OsName, IReadOnlyList<string> OsVersions, IReadOnlyList<string> Architecture)
{
    /// <summary>Also a minor version of a listed one, as 7.9 of 7.</summary>
    internal bool Takes(string version) =>
        OsVersions.Any(x => string.Equals(x, version, StringComparison.OrdinalIgnoreCase) || version.StartsWith($"{x}.", StringComparison.Ordinal));
}
