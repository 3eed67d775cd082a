using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Tickets;

/// <summary>Declines applications with a reason (R102, D19). A permission that the account holds already stays.</summary>
public sealed partial class RejectTickets(TicketDesk desk, TicketNews news, OutboxHints outbox, TimeProvider time, ILogger<RejectTickets> logger)
{
    /// <returns>One result a ticket. Refused as a whole for whoever is no operator.</returns>
    public async Task<Result<IReadOnlyList<TicketResult>>> RunAsync(
        Caller caller, IReadOnlyCollection<TicketId> ids, string reason, CancellationToken cancellationToken)
    {
        var results = new List<TicketResult>();
        foreach (var id in ids.Distinct())
        {
            var decided = await TicketDecision.RunAsync(
                desk, caller, id, (db, ticket, account) => RejectAsync(db, caller, ticket, account, reason, cancellationToken), cancellationToken);
            if (!decided.Ok)
            {
                return decided.Error;
            }

            results.Add(decided.Value);
            if (decided.Value.Refusal is null)
            {
                PortalTelemetry.Tickets.Add(1, new KeyValuePair<string, object?>("event", "rejected"));
                LogRejected(id, caller.Member);
            }
        }

        outbox.Hint();
        return results;
    }

    private async Task<Result> RejectAsync(
        PortalDbContext db, Caller caller, Ticket ticket, Account account, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rejected = ticket.Reject(caller.Member, reason, now);
        if (rejected.Ok)
        {
            db.TicketEvents.Add(new TicketEvent(ticket.Id, ticket.Account, now, TicketEventKind.Rejected, caller.Member, byOperator: true, ticket.Reason!));
            db.Audit.Add(AuditEntry.By(caller, now, "ticket.rejected", ticket.Id.Value, before: nameof(TicketState.Open), after: $"{TicketState.Rejected}: {ticket.Reason}"));
            await news.OfAnswerAsync(db, account, ticket, NoticeKind.TicketRejected, null, cancellationToken);
        }

        return rejected;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ticket {Ticket} rejected by {Operator}")]
    private partial void LogRejected(TicketId ticket, Guid @operator);
}
