using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Notifications;

/// <summary>Adds a notification to a transaction that someone else saves. <see cref="PlanMessages"/> makes its mail and SMS.</summary>
public sealed class Notifier(TimeProvider time)
{
    /// <param name="member">May be one whom <paramref name="db"/> does not show, of another account.</param>
    /// <param name="link">Path in the portal, beginning with a slash.</param>
    internal void Add(PortalDbContext db, AccountId account, Guid member, NoticeKind kind, string title, string link, Notice notice) =>
        db.Notifications.Add(new Notification(account, member, kind, title, link, notice.ToJson(), time.GetUtcNow()));
}
