using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>An operator writes to an applicant.</summary>
public sealed class AnswerTicket(TicketDesk desk, TicketNews news, OutboxHints outbox, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, TicketId id, string text, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket is null)
        {
            return TicketErrors.NotFound(id);
        }

        var allowed = ticket.Comment(text);
        if (!allowed.Ok)
        {
            return allowed;
        }

        var now = time.GetUtcNow();
        var account = await db.Accounts.SingleAsync(x => x.Id == ticket.Account, cancellationToken);
        db.TicketEvents.Add(new TicketEvent(id, ticket.Account, now, TicketEventKind.Commented, caller.Member, byOperator: true, text.Trim()));
        db.Audit.Add(AuditEntry.By(caller, now, "ticket.answered", id.Value));
        await news.OfAnswerAsync(db, account, ticket, NoticeKind.TicketCommented, text.Trim(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Hint();
        return Result.Done;
    }
}
