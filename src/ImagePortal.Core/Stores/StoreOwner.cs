using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>
/// The mark by which this database knows a region's store as its own. One that bears another mark is another portal's, and what this
/// database does not know of it is not garbage.
/// </summary>
public sealed class StoreOwner(RegionCode region)
{
    public RegionCode Region { get; private set; } = region;

    public Guid Mark { get; private set; } = Guid.NewGuid();
}
