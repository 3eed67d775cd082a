using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Marks one of the caller's notifications as read, or all of them.</summary>
public sealed class ReadNotifications(PortalDatabase database, TimeProvider time)
{
    public async Task RunAsync(Caller caller, Guid? notification, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var unread = await db.Notifications
            .Where(x => x.Account == caller.Account && x.Member == caller.Member && x.ReadAt == null && (notification == null || x.Id == notification))
            .ToListAsync(cancellationToken);
        unread.ForEach(x => x.Read(time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
