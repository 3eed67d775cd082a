using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>What the bell shows: the caller's own notifications, newest first.</summary>
public sealed class ListNotifications(PortalDatabase database)
{
    public async Task<NotificationList> RunAsync(Caller caller, int take, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var own = db.Notifications.Where(x => x.Account == caller.Account && x.Member == caller.Member);
        var items = await own
            .OrderByDescending(x => x.CreatedAt)
            .Take(Math.Clamp(take, 1, 100))
            .Select(x => new NotificationView(x.Id, x.Kind, x.Title, x.Link, x.CreatedAt, x.ReadAt != null))
            .ToListAsync(cancellationToken);
        return new NotificationList(items, await own.CountAsync(x => x.ReadAt == null, cancellationToken));
    }
}
