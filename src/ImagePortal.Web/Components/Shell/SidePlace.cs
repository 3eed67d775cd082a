namespace ImagePortal.Web.Components.Shell;

/// <summary>A page in the navigation beside a group of pages.</summary>
/// <param name="Path">Relative to the portal, such as <c>admin/regions</c>.</param>
/// <param name="About">What it is for, in one sentence.</param>
public sealed record SidePlace(string Path, string Name, string Icon, string About)
{
    /// <summary>The group's first page: marked there only, not on the pages below its path.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Not a page of the portal's own: opens beside it.</summary>
    public bool IsForeign { get; init; }
}
