using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Tickets;

/// <summary>An operator gives an account the import permission, or changes where and until when it holds, without an application (R92, D19).</summary>
public sealed partial class GrantImportPermission(TicketDesk desk, TicketNews news, OutboxHints outbox, TimeProvider time, ILogger<GrantImportPermission> logger)
{
    public async Task<Result> RunAsync(Caller caller, AccountId account, ImportScope scope, string reason, CancellationToken cancellationToken)
    {
        var granted = await PortalDatabase.RetryAsync(() => SaveAsync(caller, account, scope, reason, cancellationToken));
        if (granted.Ok)
        {
            outbox.Hint();
            PortalTelemetry.Tickets.Add(1, new KeyValuePair<string, object?>("event", "granted"));
            LogGranted(account, caller.Member);
        }

        return granted;
    }

    private async Task<Result> SaveAsync(Caller caller, AccountId id, ImportScope scope, string reason, CancellationToken cancellationToken)
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

        var regions = await TicketDesk.CheckRegionsAsync(db, scope.Regions, cancellationToken);
        if (!regions.Ok)
        {
            return regions;
        }

        var (now, before) = (time.GetUtcNow(), account.ImportPermission);
        var granted = account.GrantImport(scope, caller.Member, before.IsGranted ? before.Ticket : null, reason, now);
        if (granted.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, now, "import-permission.granted", id.Value, before.ToString(), account.ImportPermission.ToString()));
            await news.OfPermissionAsync(db, account, NoticeKind.ImportGranted, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return granted;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import permission of account {Account} given by {Operator}")]
    private partial void LogGranted(AccountId account, Guid @operator);
}
