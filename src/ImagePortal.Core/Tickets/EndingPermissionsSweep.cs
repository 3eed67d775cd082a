using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>Tells an account's roots, once for each grant, that its import permission ends soon.</summary>
internal sealed class EndingPermissionsSweep(
    SystemDatabase database, TicketNews news, OutboxHints outbox, IOptionsMonitor<TicketOptions> options, TimeProvider time) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var soon = now.AddDays(options.CurrentValue.WarnDays);
        await using var db = database.Open();
        var ending = await db.Accounts
            .Where(x => x.ImportPermission.IsGranted && x.ImportPermission.WarnedAt == null && x.ImportPermission.Until > now && x.ImportPermission.Until <= soon)
            .OrderBy(x => x.ImportPermission.Until).ThenBy(x => x.Id)
            .Select(x => x.Id)
            .Take(100)
            .ToListAsync(cancellationToken);
        foreach (var account in ending)
        {
            await WarnAsync(account, now, cancellationToken);
        }
    }

    private async Task WarnAsync(AccountId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var account = await db.Accounts.SingleAsync(x => x.Id == id, cancellationToken);
        account.WarnOfEnd(now);
        await news.OfPermissionAsync(db, account, NoticeKind.ImportEnding, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            outbox.Hint();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node told it, or an operator changed the permission: the next sweep looks again.
        }
    }
}
