using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>The caller's own notifications, newest first.</summary>
public sealed class ListNotifications(PortalDatabase database)
{
    private const int MaxTake = 500;

    public async Task<NotificationList> RunAsync(Caller caller, int take, bool onlyUnread, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var own = db.Notifications.Where(x => x.Account == caller.Account && x.Member == caller.Member);
        var items = await own
            .Where(x => !onlyUnread || x.ReadAt == null)
            .OrderByDescending(x => x.CreatedAt)
            .Take(Math.Clamp(take, 1, MaxTake) + 1)
            .Select(x => new NotificationView(x.Id, x.Kind, x.Title, x.Link, x.CreatedAt, x.ReadAt != null))
            .ToListAsync(cancellationToken);
        return new NotificationList([.. items.Take(take)], await own.CountAsync(x => x.ReadAt == null, cancellationToken), items.Count > take);
    }
}
