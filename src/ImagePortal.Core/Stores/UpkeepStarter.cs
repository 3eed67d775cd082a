using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Stores;

/// <summary>Puts upkeep of a store into the queue, once a region and kind: whoever is second, on whatever node, is refused.</summary>
public sealed class UpkeepStarter(SystemDatabase database, OperationHints hints, TimeProvider time)
{
    internal async Task<Result<OperationId>> StartAsync(Caller caller, RegionCode code, UpkeepKind kind, bool isByPortal, CancellationToken cancellationToken)
    {
        var started = await PortalDatabase.RetryAsync(() => AcceptAsync(caller, code, kind, isByPortal, cancellationToken));
        if (started.Ok)
        {
            hints.Hint(started.Value, KindOf(kind));
        }

        return started;
    }

    private static OperationKind KindOf(UpkeepKind kind) => kind == UpkeepKind.Verification ? OperationKind.Verification : OperationKind.Collection;

    private async Task<Result<OperationId>> AcceptAsync(
        Caller caller, RegionCode code, UpkeepKind kind, bool isByPortal, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (await db.Regions.SingleOrDefaultAsync(x => x.Code == code, cancellationToken) is not { } region)
        {
            return RegionErrors.NotFound(code);
        }

        var stage = kind == UpkeepKind.Verification ? OperationStage.Verifying : OperationStage.Collecting;
        var operation = Operation.Accept(
            new NewOperation(caller.Account, caller.Member, code, KindOf(kind), code.Value, region.Name, "{}", stage), now);
        var upkeep = await db.StoreUpkeep.FindAsync([code, kind], cancellationToken) ?? db.StoreUpkeep.Add(new StoreUpkeep(code, kind, now)).Entity;
        if (upkeep.Begin(operation.Id) is { Ok: false, Error: var busy })
        {
            return busy;
        }

        var action = $"{kind.ToString().ToLowerInvariant()}.started";
        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, isByPortal ? "Due: started by the portal." : $"Started by {caller.Email}."));
        db.Audit.Add(isByPortal
            ? AuditEntry.OfPortal(caller.Account, now, action, code.Value, after: operation.Id.Value)
            : AuditEntry.By(caller, now, action, code.Value, after: operation.Id.Value));
        await db.SaveChangesAsync(cancellationToken);
        return operation.Id;
    }
}
