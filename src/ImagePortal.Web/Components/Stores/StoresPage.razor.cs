using ImagePortal.Core.Stores;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>The stores of all regions at a glance.</summary>
public sealed partial class StoresPage
{
    private IReadOnlyList<RegionStore>? _stores;

    [Inject] public required ListRegionStores ListRegionStores { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        _stores = (await ListRegionStores.RunAsync(Caller, cancellationToken)).Value;
}
