namespace ImagePortal.Core.Regions;

/// <summary>A region as pages show it.</summary>
public sealed record RegionView(RegionCode Code, string Name, string Profile, string TimeZone, bool CanBeCopySource, bool CanBeCopyDestination)
{
    /// <summary>Nothing new may be imported here.</summary>
    public bool ImportsClosed { get; init; }

    /// <summary>What images cost here besides the instance (R27–R30).</summary>
    public IReadOnlyList<RegionPrice> Prices { get; init; } = [];
}
