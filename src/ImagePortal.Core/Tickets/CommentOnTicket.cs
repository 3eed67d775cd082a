using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>The applicant's side writes; operators hear of it.</summary>
public sealed class CommentOnTicket(PortalDatabase database, TicketNews news, OutboxHints outbox, IOptionsMonitor<TicketOptions> options, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, TicketId id, string text, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket is null)
        {
            return db.Refused(caller, TicketErrors.NotFound(id), id.Value);
        }

        var allowed = ticket.Comment(text);
        if (!allowed.Ok)
        {
            return allowed;
        }

        var (now, limit) = (time.GetUtcNow(), options.CurrentValue.CommentsPerHour);
        var hourAgo = now.AddHours(-1);
        if (await db.TicketEvents.CountAsync(x => x.Member == caller.Member && x.Kind == TicketEventKind.Commented && x.At > hourAgo, cancellationToken) >= limit)
        {
            return TicketErrors.TooManyComments(limit);
        }

        var account = await db.Accounts.SingleAsync(x => x.Id == caller.Account, cancellationToken);
        db.TicketEvents.Add(new TicketEvent(id, ticket.Account, now, TicketEventKind.Commented, caller.Member, byOperator: false, text.Trim()));
        db.Audit.Add(AuditEntry.By(caller, now, "ticket.commented", id.Value));
        await news.ToOperatorsAsync(db, account, ticket, NoticeKind.TicketCommented, text.Trim(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Hint();
        return Result.Done;
    }
}
