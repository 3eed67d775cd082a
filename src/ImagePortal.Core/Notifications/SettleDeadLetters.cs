using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Sends dead letters again, or gives them up; for operators.</summary>
public sealed class SettleDeadLetters(OperatorDatabase operators, OutboxHints hints, TimeProvider time)
{
    /// <param name="resend">False drops them.</param>
    /// <returns>How many were settled: one that is dead no more is left alone.</returns>
    public async Task<Result<int>> RunAsync(Caller caller, IReadOnlyCollection<Guid> messages, bool resend, CancellationToken cancellationToken)
    {
        var settled = await PortalDatabase.RetryAsync(() => SettleAsync(caller, messages, resend, cancellationToken));
        if (resend && settled is { Ok: true, Value: > 0 })
        {
            hints.Hint();
        }

        return settled;
    }

    private async Task<Result<int>> SettleAsync(Caller caller, IReadOnlyCollection<Guid> messages, bool resend, CancellationToken cancellationToken)
    {
        var opened = await operators.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var now = time.GetUtcNow();
        var dead = await db.Outbox.Where(x => messages.Contains(x.Id) && x.State == OutboxState.Dead).ToListAsync(cancellationToken);
        foreach (var message in dead.Where(x => (resend ? x.Revive(now) : x.Drop()).Ok))
        {
            db.Audit.Add(AuditEntry.By(caller, now, resend ? "message.sent-again" : "message.dropped", message.Id.ToString(), before: message.LastFault, after: message.Recipient));
        }

        await db.SaveChangesAsync(cancellationToken);
        return dead.Count;
    }
}
