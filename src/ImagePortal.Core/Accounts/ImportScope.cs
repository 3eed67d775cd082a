using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Accounts;

/// <summary>Where and until when an account may import (D19).</summary>
/// <param name="Regions">Empty for all regions, also those to come.</param>
/// <param name="Until">When it ends by itself; null for no end.</param>
public sealed record ImportScope(IReadOnlyList<RegionCode> Regions, DateTimeOffset? Until)
{
    public static ImportScope Everything { get; } = new([], null);

    public bool Covers(RegionCode region) => Regions.Count == 0 || Regions.Contains(region);

    public override string ToString() =>
        (Regions.Count == 0 ? "all regions" : string.Join(", ", Regions)) + (Until is { } end ? $" until {end:u}" : "");
}
