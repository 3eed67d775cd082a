using System.ComponentModel.DataAnnotations;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>Adds a member and mails a link to set the first password.</summary>
public sealed class InviteMember(MemberDesk desk, MemberMail mail, OutboxHints outbox, ILookupNormalizer normalizer, TimeProvider time)
{
    private const int MaxMailLength = 254;
    private static readonly EmailAddressAttribute Mail = new();

    public async Task<Result> RunAsync(Caller caller, AccountId account, NewMember person, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, account, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var found = await db.Accounts.SingleOrDefaultAsync(x => x.Id == account, cancellationToken);
        if (found is null)
        {
            return AccountErrors.Unknown(account);
        }

        var added = Add(db, caller, found, person);
        return added.Ok ? await SaveAsync(db, person.Email, cancellationToken) : added;
    }

    /// <summary>Adds the member, the mail and the audit entries to <paramref name="db"/>.</summary>
    internal Result Add(PortalDbContext db, Caller caller, Account account, NewMember person)
    {
        var address = person.Email.Trim();
        if (address.Length > MaxMailLength || !Mail.IsValid(address) || address.Any(x => char.IsControl(x) || char.IsWhiteSpace(x)))
        {
            return MemberErrors.BadMail;
        }

        var member = Member.Create(account.Id, address, "", person.Role, isOperator: false);
        var named = member.Rename(string.IsNullOrWhiteSpace(person.Nickname) ? address.Split('@')[0] : person.Nickname);
        if (!named.Ok)
        {
            return named;
        }

        (member.NormalizedEmail, member.NormalizedUserName) = (normalizer.NormalizeEmail(address), normalizer.NormalizeName(address));
        db.Users.Add(member);
        db.Audit.Add(AuditEntry.By(
            caller with { Account = account.Id }, time.GetUtcNow(), "member.invited", member.Id.ToString(), after: $"{address}, {person.Role}"));
        mail.Add(db, member, account, NoticeKind.MemberInvited);
        return Result.Done;
    }

    internal async Task<Result> SaveAsync(PortalDbContext db, string address, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.Is(taken))
        {
            return MemberErrors.MailTaken(address.Trim());
        }

        outbox.Hint();
        return Result.Done;
    }
}
