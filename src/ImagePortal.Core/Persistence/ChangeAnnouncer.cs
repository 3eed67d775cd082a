using System.Runtime.CompilerServices;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImagePortal.Core.Persistence;

/// <summary>After a save, tells the pages of every account whose things changed.</summary>
internal sealed class ChangeAnnouncer(LiveChanges changes) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, HashSet<AccountId>> _touched = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var touched = eventData.Context!.ChangeTracker.Entries()
            .Where(x => x.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(x => AccountsOf(x.Entity));
        _touched.AddOrUpdate(eventData.Context, [.. touched]);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_touched.TryGetValue(eventData.Context!, out var accounts))
        {
            foreach (var account in accounts)
            {
                changes.Publish(account);
            }
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    private static AccountId[] AccountsOf(object entity) => entity switch
    {
        Member member => [member.Account],
        Image image => [image.Owner],
        RegionUsage usage => [usage.Account],
        Instance instance => [instance.Account],
        Operation operation => [operation.Account],
        OperationLogEntry line => [line.Account],
        Notification notification => [notification.Account],
        Account account => [account.Id, LiveChanges.Operators],
        Ticket ticket => [ticket.Account, LiveChanges.Operators],
        TicketEvent entry => [entry.Account, LiveChanges.Operators],
        Share share => [share.Owner, share.Recipient],
        _ => [],
    };
}
