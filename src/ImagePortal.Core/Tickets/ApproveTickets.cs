using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Tickets;

/// <summary>Approves applications and gives the permission with them (R102, D19). Of two operators who decide at once, one wins and the other is told.</summary>
public sealed partial class ApproveTickets(TicketDesk desk, TicketNews news, OutboxHints outbox, TimeProvider time, ILogger<ApproveTickets> logger)
{
    /// <param name="scope">Null for what each asked for, added to what it holds, without an end.</param>
    /// <returns>One result a ticket. Refused as a whole for whoever is no operator.</returns>
    public async Task<Result<IReadOnlyList<TicketResult>>> RunAsync(
        Caller caller, IReadOnlyCollection<TicketId> ids, ImportScope? scope, string reason, CancellationToken cancellationToken)
    {
        var results = new List<TicketResult>();
        foreach (var id in ids.Distinct())
        {
            var decided = await TicketDecision.RunAsync(
                desk, caller, id, (db, ticket, account) => ApproveAsync(db, caller, ticket, account, scope, reason, cancellationToken), cancellationToken);
            if (!decided.Ok)
            {
                return decided.Error;
            }

            results.Add(decided.Value);
            if (decided.Value.Refusal is null)
            {
                PortalTelemetry.Tickets.Add(1, new KeyValuePair<string, object?>("event", "approved"));
                LogApproved(id, caller.Member);
            }
        }

        outbox.Hint();
        return results;
    }

    private async Task<Result> ApproveAsync(
        PortalDbContext db, Caller caller, Ticket ticket, Account account, ImportScope? asked, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var scope = asked ?? AsAsked(ticket, account.ImportPermission, now);
        var regions = await TicketDesk.CheckRegionsAsync(db, scope.Regions, cancellationToken);
        if (!regions.Ok)
        {
            return regions;
        }

        var before = account.ImportPermission.ToString();
        var granted = account.GrantImport(scope, caller.Member, ticket.Id, reason, now);
        var approved = granted.Ok ? ticket.Approve(caller.Member, reason, now) : granted;
        if (approved.Ok)
        {
            db.TicketEvents.Add(TicketEvent.Approval(ticket, caller, scope, now));
            db.Audit.Add(AuditEntry.By(caller, now, "ticket.approved", ticket.Id.Value, before: nameof(TicketState.Open), after: nameof(TicketState.Approved)));
            db.Audit.Add(AuditEntry.By(caller, now, "import-permission.granted", account.Id.Value, before, account.ImportPermission.ToString()));
            await news.OfAnswerAsync(db, account, ticket, NoticeKind.TicketApproved, null, cancellationToken);
        }

        return approved;
    }

    /// <summary>What is given when the reviewer says nothing else.</summary>
    internal static ImportScope AsAsked(Ticket ticket, ImportPermission held, DateTimeOffset now) => held switch
    {
        _ when !held.IsHeld(now) => new ImportScope(ticket.Regions, null),
        { Regions.Count: 0 } => ImportScope.Everything,
        _ => new ImportScope([.. held.Regions.Union(ticket.Regions)], null),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Ticket {Ticket} approved by {Operator}")]
    private partial void LogApproved(TicketId ticket, Guid @operator);
}
