namespace ImagePortal.Web.Components.Shell;

/// <summary>A place to jump to.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Address">Relative to the portal.</param>
/// <param name="Detail">An ID or a region beside the name.</param>
/// <param name="About">At the end of the line.</param>
public sealed record PaletteEntry(string Group, string Name, string Address, string Icon, string? Detail = null, string? About = null);
