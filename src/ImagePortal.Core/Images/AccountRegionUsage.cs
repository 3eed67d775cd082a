using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <param name="ResetsAt">When the region's next day begins (D3).</param>
public sealed record AccountRegionUsage(RegionCode Region, string Name, int Places, int OperationsToday, DateTimeOffset ResetsAt);
