using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Stores;

/// <summary>The stores of all regions, for operators.</summary>
public sealed class ListRegionStores(Refusals refusals, SystemDatabase database, RegionStoreReader reader)
{
    public async Task<Result<IReadOnlyList<RegionStore>>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(StoreErrors.OperatorsOnly, caller, "stores");
        }

        await using var db = database.Open();
        return Result.Of(await reader.ReadAsync(db, only: null, cancellationToken));
    }
}
