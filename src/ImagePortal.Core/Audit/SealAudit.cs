using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Audit;

/// <summary>
/// Takes new entries into the chain, in the order of their ids. Two nodes that do so at once meet in the number of the next link: one wins, the other
/// looks again with the next sweep.
/// </summary>
internal sealed partial class SealAudit(SystemDatabase database, AuditKey key, AuditAnchors anchors, TimeProvider time, ILogger<SealAudit> logger) : ISweep
{
    // Entries become visible in the order of their commits, not of their ids. Nothing commits later than this.
    internal static readonly TimeSpan LateAtMost = TimeSpan.FromHours(1);

    internal static readonly byte[] Beginning = new byte[AuditSeal.HashLength];

    private const int Batch = 500;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await SealAsync(cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await using var db = database.Open();
        if (await HeadAsync(db, cancellationToken) is { } head)
        {
            await anchors.NoteAsync(head, cancellationToken);
        }
    }

    /// <summary>Entries with ids up to here are in the chain, or never will be.</summary>
    internal static Task<long> FloorAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var late = now - LateAtMost;
        return db.AuditSeals.Where(x => x.SealedAt < late).OrderByDescending(x => x.Sequence).Select(x => x.Entry).FirstOrDefaultAsync(cancellationToken);
    }

    internal static IQueryable<AuditEntry> UnsealedIn(PortalDbContext db, long floor) =>
        db.Audit.AsNoTracking().Where(x => x.Id > floor && !db.AuditSeals.Any(s => s.Entry == x.Id)).OrderBy(x => x.Id);

    private static Task<AuditSeal?> HeadAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.AuditSeals.AsNoTracking().OrderByDescending(x => x.Sequence).FirstOrDefaultAsync(cancellationToken);

    private async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var now = AuditEntry.Whole(time.GetUtcNow());
        var head = await HeadAsync(db, cancellationToken);
        var entries = await UnsealedIn(db, await FloorAsync(db, now, cancellationToken)).Take(Batch).ToListAsync(cancellationToken);
        PortalTelemetry.SetAuditLag(entries.Count == 0 ? TimeSpan.Zero : now - entries[0].At);

        var (sequence, hash) = (head?.Sequence ?? 0, head?.Hash ?? Beginning);
        foreach (var entry in entries)
        {
            if (!key.HasSigned(entry) && !(entry.Mac is null && sequence == 0))
            {
                LogForged(entry.Id);
            }

            hash = key.Link(hash, ++sequence, now, entry);
            db.AuditSeals.Add(new AuditSeal(sequence, entry.Id, now, hash));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return entries.Count;
        }
        catch (DbUpdateException lost) when (UniqueViolation.Is(lost))
        {
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Audit entry {Id} was not written by this portal, or was changed before it was sealed")]
    private partial void LogForged(long id);
}
