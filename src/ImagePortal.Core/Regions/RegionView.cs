namespace ImagePortal.Core.Regions;

/// <summary>A region as pages show it.</summary>
public sealed record RegionView(RegionCode Code, string Name, string Profile, string TimeZone, bool CanBeCopySource, bool CanBeCopyDestination);
