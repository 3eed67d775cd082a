using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>A region's store as its rows tell of it.</summary>
/// <param name="Images">Images of all kinds with content.</param>
/// <param name="Accounts">Accounts these belong to.</param>
/// <param name="UnderWay">Imports and copies that a collection spares.</param>
/// <param name="GraceHours">How long content stays that no image wants.</param>
public sealed record RegionStore(
    RegionView Region,
    int Images,
    int Accounts,
    int UnderWay,
    int GraceHours,
    UpkeepView<VerificationReport> Verification,
    UpkeepView<CollectionReport> Collection)
{
    /// <summary>Who takes most, largest first; empty in lists.</summary>
    public IReadOnlyList<AccountStoreUse> Largest { get; init; } = [];

    /// <summary>Images that cannot be given back whole, by the last verification; empty in lists.</summary>
    public IReadOnlyList<LostImage> Lost { get; init; } = [];
}
