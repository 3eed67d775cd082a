using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Marks all of the caller's notifications as read.</summary>
public sealed class ReadNotifications(PortalDatabase database, TimeProvider time)
{
    public async Task RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var unread = await db.Notifications
            .Where(x => x.Account == caller.Account && x.Member == caller.Member && x.ReadAt == null)
            .ToListAsync(cancellationToken);
        unread.ForEach(x => x.Read(time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
