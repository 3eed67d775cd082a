using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>Mails a member a link to set a password: the invitation again, or a new password in the place of a forgotten one.</summary>
public sealed class MailPasswordLink(MemberDesk desk, MemberMail mail, OutboxHints outbox, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, Guid member, CancellationToken cancellationToken)
    {
        await using var db = desk.Open();
        var found = await MemberDesk.FindAsync(db, caller, member, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (person, byOperator) = found.Value;
        if (person.IsDisabled)
        {
            return MemberErrors.Disabled;
        }

        if (person.IsOperator && !byOperator)
        {
            return db.Refused(caller, MemberErrors.NotYours, member.ToString());
        }

        var account = await db.Accounts.SingleAsync(x => x.Id == person.Account, cancellationToken);
        mail.Add(db, person, account, person.IsInvited ? NoticeKind.MemberInvited : NoticeKind.PasswordLink);
        db.Audit.Add(AuditEntry.By(caller with { Account = person.Account }, time.GetUtcNow(), "member.password-link", person.Id.ToString(), after: person.Email));
        await db.SaveChangesAsync(cancellationToken);
        outbox.Hint();
        return Result.Done;
    }
}
