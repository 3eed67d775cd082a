using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>Starts to read and compare everything in a region's store, at an operator's wish.</summary>
public sealed class VerifyStore(Refusals refusals, UpkeepStarter starter)
{
    public async Task<Result<OperationId>> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken) =>
        caller.IsOperator
            ? await starter.StartAsync(caller, region, UpkeepKind.Verification, isByPortal: false, cancellationToken)
            : refusals.Noted(StoreErrors.OperatorsOnly, caller, region.Value);
}
