using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Members;

/// <summary>Adds a mail with a link to set a password to a transaction that someone else saves. The link itself is made when the mail is sent.</summary>
public sealed class MemberMail(Notifier notifier, TimeProvider time)
{
    internal void Add(PortalDbContext db, Member member, Account account, NoticeKind kind)
    {
        var notice = new MemberNotice(member.Id, account.Id.Value, account.Name, time.GetUtcNow());
        var title = kind == NoticeKind.MemberInvited ? $"You were invited to {account.Name}" : "A link to set a new password was mailed to you";
        notifier.Add(db, account.Id, member.Id, kind, title, "/account/security", notice);
    }
}
