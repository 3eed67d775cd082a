using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>Starts to remove what no image of a region wants any more, at an operator's wish.</summary>
public sealed class CollectStore(Refusals refusals, UpkeepStarter starter)
{
    public async Task<Result<OperationId>> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken) =>
        caller.IsOperator
            ? await starter.StartAsync(caller, region, UpkeepKind.Collection, isByPortal: false, cancellationToken)
            : refusals.Noted(StoreErrors.OperatorsOnly, caller, region.Value);
}
