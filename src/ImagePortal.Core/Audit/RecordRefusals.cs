using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Audit;

/// <summary>
/// Writes refusals of permission into the audit. Somebody who tries again and again fills no disk: of one kind of refusal by one person a few a minute
/// are written one by one, and the others as a number.
/// </summary>
public sealed class RecordRefusals(Refusals refusals, SystemDatabase database, TimeProvider time) : ISweep, IDisposable
{
    internal const int OneByOne = 10;
    internal const int OneByOneInAll = 300;

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<Refusal, int> _seen = [];
    private DateTimeOffset _since;
    private int _written;

    public Task SweepAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Writes what waits.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (now >= _since + Window)
        {
            foreach (var (kind, count) in _seen.Where(x => x.Value > OneByOne))
            {
                db.Audit.Add(Line(kind, now, $"{count - OneByOne} more of these within a minute"));
            }

            _seen.Clear();
            (_since, _written) = (now, 0);
        }

        while (refusals.TryTake(out var refusal))
        {
            if (refusal.IfForeign && !await ForeignThings.ExistsAsync(db, refusal.Subject, cancellationToken))
            {
                continue;
            }

            // One past the limit is enough to be counted, whoever tries.
            var kind = refusal with { Subject = "", IfForeign = false };
            var count = _seen[kind] = _seen.GetValueOrDefault(kind) + 1;
            if (count <= OneByOne && _written < OneByOneInAll)
            {
                _written++;
                db.Audit.Add(Line(refusal, now, null));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static AuditEntry Line(Refusal refusal, DateTimeOffset now, string? after) => AuditEntry.OfPortal(
        refusal.Account ?? AuditEntry.Nobody, now, AuditEntry.RefusedPrefix + refusal.Code, refusal.Subject, after: after, member: refusal.Member, from: refusal.From);
}
