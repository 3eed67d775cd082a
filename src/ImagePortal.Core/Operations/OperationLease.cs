using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>Claims and keeps operations for this node by compare-and-set.</summary>
public sealed class OperationLease(SystemDatabase database, TimeProvider time)
{
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(45);
    internal static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);

    private readonly string _node = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <inheritdoc cref="ClaimAsync(OperationId, Func{OperationKind, RegionCode, string, bool}, CancellationToken)"/>
    internal Task<Operation?> ClaimAsync(OperationId id, CancellationToken cancellationToken) => ClaimAsync(id, static (_, _, _) => true, cancellationToken);

    /// <summary>Takes a due operation that no one holds. Null: another node was first, it is not due, or this node cannot do it.</summary>
    /// <param name="canRun">Whether this node can; one that is only to be cancelled needs no such node.</param>
    internal async Task<Operation?> ClaimAsync(OperationId id, Func<OperationKind, RegionCode, string, bool> canRun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + Length;
        await using var db = database.Open();
        var known = await db.Operations.Where(x => x.Id == id).Select(x => new { x.Kind, x.Region, x.Input, x.CancelRequested }).SingleOrDefaultAsync(cancellationToken);
        if (known is null || !(known.CancelRequested || canRun(known.Kind, known.Region, known.Input)))
        {
            return null;
        }

        var claimed = await Due(db, now)
            .Where(x => x.Id == id)
            .ExecuteUpdateAsync(
                x => x
                    .SetProperty(o => o.State, OperationState.Running)
                    .SetProperty(o => o.LeaseOwner, _node)
                    .SetProperty(o => o.LeaseUntil, until)
                    .SetProperty(o => o.Fence, o => o.Fence + 1)
                    .SetProperty(o => o.Attempt, o => o.Attempt + 1)
                    .SetProperty(o => o.StartedAt, o => o.StartedAt ?? now)
                    .SetProperty(o => o.Version, Guid.NewGuid()),
                cancellationToken);
        return claimed == 1 ? await db.Operations.AsNoTracking().SingleAsync(x => x.Id == id, cancellationToken) : null;
    }

    /// <summary>Holds an operation for another while. False: another node has it now.</summary>
    internal async Task<bool> RenewAsync(OperationId id, int fence, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Length;
        await using var db = database.Open();
        return await Held(db, id, fence).ExecuteUpdateAsync(x => x.SetProperty(o => o.LeaseUntil, until), cancellationToken) == 1;
    }

    /// <summary>Whether it is still ours, and whether to stop.</summary>
    internal async Task<LeaseState> LookAsync(OperationId id, int fence, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var cancel = await Held(db, id, fence).Select(x => (bool?)x.CancelRequested).SingleOrDefaultAsync(cancellationToken);
        return cancel switch
        {
            null => LeaseState.Lost,
            true => LeaseState.CancelRequested,
            false => LeaseState.Held,
        };
    }

    /// <summary>Operations that are due and that no one holds.</summary>
    internal async Task<IReadOnlyList<(OperationId Id, OperationKind Kind)>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var due = await Due(db, time.GetUtcNow()).OrderBy(x => x.DueAt).Select(x => new { x.Id, x.Kind }).Take(1000).ToListAsync(cancellationToken);
        return due.ConvertAll(x => (x.Id, x.Kind));
    }

    /// <summary>
    /// Frees what a dead process held. Only where the data folder admits a single process (the embedded database), since then no other can hold anything.
    /// </summary>
    internal async Task<int> FreeAllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var past = time.GetUtcNow().AddSeconds(-1);
        return await db.Operations
            .Where(x => x.State == OperationState.Running)
            .ExecuteUpdateAsync(x => x.SetProperty(o => o.LeaseUntil, past), cancellationToken);
    }

    private static IQueryable<Operation> Held(PortalDbContext db, OperationId id, int fence) =>
        db.Operations.Where(x => x.Id == id && x.Fence == fence && x.State == OperationState.Running);

    private static IQueryable<Operation> Due(PortalDbContext db, DateTimeOffset now) => db.Operations.Where(x =>
        (x.State == OperationState.Queued && x.WaitsFor == null && x.DueAt <= now)
        || (x.State == OperationState.Running && x.LeaseUntil < now));
}
