namespace ImagePortal.Web.Components.Regions;

/// <param name="Code">As in addresses and calls: <c>ap-guangzhou</c>.</param>
/// <param name="Name">As people say it: Guangzhou.</param>
public sealed record RegionOption(string Code, string Name);
