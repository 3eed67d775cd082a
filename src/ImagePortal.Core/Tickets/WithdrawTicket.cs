using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>Takes the caller's application back before anyone decided.</summary>
public sealed class WithdrawTicket(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, TicketId id, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, id, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, TicketId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var ticket = await db.Tickets.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket is null)
        {
            return db.Refused(caller, TicketErrors.NotFound(id), id.Value);
        }

        var now = time.GetUtcNow();
        var withdrawn = ticket.Withdraw(now);
        if (withdrawn.Ok)
        {
            db.TicketEvents.Add(new TicketEvent(id, ticket.Account, now, TicketEventKind.Withdrawn, caller.Member, byOperator: false, ""));
            db.Audit.Add(AuditEntry.By(caller, now, "ticket.withdrawn", id.Value, before: nameof(TicketState.Open), after: nameof(TicketState.Withdrawn)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return withdrawn;
    }
}
