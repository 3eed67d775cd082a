using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Tickets;

/// <summary>An operator takes the import permission back (D19): new imports are refused from then on, running ones finish.</summary>
public sealed partial class RevokeImportPermission(TicketDesk desk, TicketNews news, OutboxHints outbox, TimeProvider time, ILogger<RevokeImportPermission> logger)
{
    public async Task<Result> RunAsync(Caller caller, AccountId account, string reason, CancellationToken cancellationToken)
    {
        var revoked = await PortalDatabase.RetryAsync(() => SaveAsync(caller, account, reason, cancellationToken));
        if (revoked.Ok)
        {
            outbox.Hint();
            PortalTelemetry.Tickets.Add(1, new KeyValuePair<string, object?>("event", "revoked"));
            LogRevoked(account, caller.Member);
        }

        return revoked;
    }

    private async Task<Result> SaveAsync(Caller caller, AccountId id, string reason, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var account = await db.Accounts.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (account is null)
        {
            return TicketErrors.NoAccount(id);
        }

        var (now, before) = (time.GetUtcNow(), account.ImportPermission.ToString());
        var revoked = account.RevokeImport(caller.Member, reason, now);
        if (revoked.Ok)
        {
            await EndTicketAsync(db, caller, account, now, cancellationToken);
            db.Audit.Add(AuditEntry.By(caller, now, "import-permission.revoked", id.Value, before, $"none: {account.ImportPermission.Reason}"));
            await news.OfPermissionAsync(db, account, NoticeKind.ImportRevoked, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return revoked;
    }

    private static async Task EndTicketAsync(PortalDbContext db, Caller caller, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = account.ImportPermission.Ticket;
        var ticket = id is null ? null : await db.Tickets.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket?.Revoke().Ok == true)
        {
            db.TicketEvents.Add(
                new TicketEvent(ticket.Id, account.Id, now, TicketEventKind.Revoked, caller.Member, byOperator: true, account.ImportPermission.Reason!));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import permission of account {Account} taken back by {Operator}")]
    private partial void LogRevoked(AccountId account, Guid @operator);
}
