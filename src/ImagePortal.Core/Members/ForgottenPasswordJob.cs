using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>Mails a link to set a new password to a member who asked for it on the sign-in page; to nobody else, and not too often.</summary>
public sealed class ForgottenPasswordJob(SystemDatabase database, MemberMail mail, OutboxHints outbox, ILookupNormalizer normalizer, TimeProvider time)
{
    internal const int MailsPerHour = 3;

    public async Task RunAsync(string email, CancellationToken cancellationToken)
    {
        var (now, name) = (time.GetUtcNow(), normalizer.NormalizeEmail(email.Trim()));
        await using var db = database.Open();
        var member = await db.Users.SingleOrDefaultAsync(x => x.NormalizedEmail == name && x.DisabledAt == null, cancellationToken);
        if (member is null)
        {
            return;
        }

        var since = now.AddHours(-1);
        var sent = await db.Notifications.CountAsync(
            x => x.Member == member.Id && x.CreatedAt > since && (x.Kind == NoticeKind.PasswordLink || x.Kind == NoticeKind.MemberInvited), cancellationToken);
        if (sent >= MailsPerHour)
        {
            return;
        }

        var account = await db.Accounts.SingleAsync(x => x.Id == member.Account, cancellationToken);
        mail.Add(db, member, account, member.IsInvited ? NoticeKind.MemberInvited : NoticeKind.PasswordLink);
        db.Audit.Add(AuditEntry.OfPortal(member.Account, now, "member.password-forgotten", member.Id.ToString(), after: member.Email, member: member.Id));
        await db.SaveChangesAsync(cancellationToken);
        outbox.Hint();
    }
}
