using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Adds a notification and its mail to a transaction that someone else saves.</summary>
public sealed class Notifier(TimeProvider time)
{
    public async Task AddAsync(
        PortalDbContext db, AccountId account, Guid member, NoticeKind kind, string title, string link, Notice notice, CancellationToken cancellationToken)
    {
        var mail = await db.Users.Where(x => x.Id == member).Select(x => x.Email).SingleOrDefaultAsync(cancellationToken);
        Add(db, account, member, mail, kind, title, link, notice);
    }

    /// <summary>For a member whom <paramref name="db"/> may not see: one of another account.</summary>
    internal void Add(
        PortalDbContext db, AccountId account, Guid member, string? mail, NoticeKind kind, string title, string link, Notice notice)
    {
        var now = time.GetUtcNow();
        var notification = new Notification(account, member, kind, title, link, notice.ToJson(), now);
        db.Notifications.Add(notification);
        if (mail is not null)
        {
            db.Outbox.Add(new OutboxMessage(notification.Id, account, mail, now));
        }
    }
}
