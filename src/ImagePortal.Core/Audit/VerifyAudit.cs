using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Audit;

/// <summary>
/// Reads the whole record and checks that nothing of it was changed, removed or put in by anyone but the portal. Only reads, so that it may run beside
/// a portal at work.
/// </summary>
public sealed class VerifyAudit(SystemDatabase database, OperatorDatabase operators, AuditKey key, AuditAnchors anchors, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>For operators.</summary>
    public async Task<Result<AuditVerdict>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        var opened = await operators.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        return await CheckAsync(db, cancellationToken);
    }

    /// <summary>For the command line.</summary>
    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await CheckAsync(db, cancellationToken);
    }

    private async Task<AuditVerdict> CheckAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var check = new AuditCheck(key, await anchors.ReadAsync(cancellationToken));
        while (check.Finding is null && await NextAsync(db, check.Sequence, cancellationToken) is { Count: > 0 } seals)
        {
            var entries = await ReadAsync(db, [.. seals.Select(x => x.Entry)], cancellationToken);
            seals.ForEach(x => check.Take(x, entries.GetValueOrDefault(x.Entry)));
            db.ChangeTracker.Clear();
        }

        check.End();
        var waiting = check.Finding is null ? await CheckWaitingAsync(db, check, cancellationToken) : 0;
        return new AuditVerdict(check.Sequence, waiting, check.Finding, check.Entry);
    }

    private static Task<List<AuditSeal>> NextAsync(PortalDbContext db, long after, CancellationToken cancellationToken) =>
        db.AuditSeals.AsNoTracking().Where(x => x.Sequence > after).OrderBy(x => x.Sequence).Take(Batch).ToListAsync(cancellationToken);

    /// <summary>The entries by id. One that cannot even be read is left out, as if it were gone.</summary>
    private static async Task<Dictionary<long, AuditEntry>> ReadAsync(PortalDbContext db, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Audit.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or ArgumentException && ids.Count > 1)
        {
            var half = ids.Count / 2;
            var found = await ReadAsync(db, [.. ids.Take(half)], cancellationToken);
            foreach (var (id, entry) in await ReadAsync(db, [.. ids.Skip(half)], cancellationToken))
            {
                found[id] = entry;
            }

            return found;
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return [];
        }
    }

    private async Task<int> CheckWaitingAsync(PortalDbContext db, AuditCheck check, CancellationToken cancellationToken)
    {
        var floor = await SealAudit.FloorAsync(db, time.GetUtcNow(), cancellationToken);
        var waiting = 0;
        await foreach (var entry in SealAudit.UnsealedIn(db, floor: -1).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.TakeWaiting(entry, floor);
            waiting++;
        }

        return waiting;
    }
}
