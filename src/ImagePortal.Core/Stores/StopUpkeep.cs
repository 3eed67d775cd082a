using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Stores;

/// <summary>Asks what runs in a region's store to stop, whichever operator or the portal began it. It may be begun anew at any time.</summary>
public sealed class StopUpkeep(Refusals refusals, SystemDatabase database, OperationHints hints, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(StoreErrors.OperatorsOnly, caller, region.Value);
        }

        var asked = await PortalDatabase.RetryAsync(() => AskAsync(caller, region, cancellationToken));
        foreach (var operation in asked)
        {
            hints.Hint(operation);
        }

        return asked.Count > 0 ? Result.Done : StoreErrors.NotRunning(region);
    }

    private async Task<List<OperationId>> AskAsync(Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var running = await db.Operations
            .Where(x => db.StoreUpkeep.Any(u => u.Region == region && u.Running == x.Id))
            .ToListAsync(cancellationToken);
        var asked = running.Where(x => x.RequestCancel(time.GetUtcNow()).Ok).ToList();
        db.Audit.AddRange(asked.Select(x => AuditEntry.By(caller, time.GetUtcNow(), "operation.cancel", x.Id.Value)));
        await db.SaveChangesAsync(cancellationToken);
        return asked.ConvertAll(x => x.Id);
    }
}
