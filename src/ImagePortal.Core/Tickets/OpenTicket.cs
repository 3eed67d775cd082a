using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>Applies for the import permission (R92, D19). Operators hear of it at once.</summary>
public sealed partial class OpenTicket(
    PortalDatabase database, TicketNews news, OutboxHints outbox, IOptionsMonitor<TicketOptions> options, TimeProvider time, ILogger<OpenTicket> logger)
{
    public async Task<Result<TicketId>> RunAsync(Caller caller, TicketApplication application, CancellationToken cancellationToken)
    {
        var opened = await PortalDatabase.RetryAsync(() => SaveAsync(caller, application, cancellationToken));
        if (opened.Ok)
        {
            outbox.Hint();
            PortalTelemetry.Tickets.Add(1, new KeyValuePair<string, object?>("event", "opened"));
            LogOpened(opened.Value, caller.Account);
        }

        return opened;
    }

    private async Task<Result<TicketId>> SaveAsync(Caller caller, TicketApplication application, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var opened = Ticket.Open(TicketId.New(), caller, application, now);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = database.OpenFor(caller);
        var ticket = opened.Value;
        var account = await db.Accounts.SingleAsync(x => x.Id == caller.Account, cancellationToken);
        if (await RefusalAsync(db, account, ticket, now, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        db.Tickets.Add(ticket);
        db.TicketEvents.Add(new TicketEvent(ticket.Id, ticket.Account, now, TicketEventKind.Applied, caller.Member, byOperator: false, ""));
        db.Audit.Add(AuditEntry.By(caller, now, "ticket.opened", ticket.Id.Value, after: $"{string.Join(", ", ticket.Regions)}; {ticket.Volume}"));
        await news.ToOperatorsAsync(db, account, ticket, NoticeKind.TicketOpened, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ticket.Id;
    }

    private async Task<Error?> RefusalAsync(PortalDbContext db, Account account, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var regions = await TicketDesk.CheckRegionsAsync(db, ticket.Regions, cancellationToken);
        if (!regions.Ok)
        {
            return regions.Error;
        }

        // One that ends soon can be applied for again before it does.
        if (ticket.Regions.All(x => account.ImportPermission.Check(x, now.AddDays(options.CurrentValue.WarnDays)).Ok))
        {
            return TicketErrors.NotNeeded;
        }

        if (await db.Tickets.FirstOrDefaultAsync(x => x.OpenOf == account.Id, cancellationToken) is { } open)
        {
            return TicketErrors.AlreadyOpen(open.Id);
        }

        var yesterday = now.AddDays(-1);
        return await db.Tickets.CountAsync(x => x.Account == account.Id && x.OpenedAt > yesterday, cancellationToken) >= options.CurrentValue.ApplicationsPerDay
            ? TicketErrors.TooManyApplications(options.CurrentValue.ApplicationsPerDay)
            : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ticket {Ticket} opened by account {Account}")]
    private partial void LogOpened(TicketId ticket, AccountId account);
}
