using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Core.Members;

/// <summary>Links by which a member sets a password. A link works once and for a while: it holds the member's security stamp, which its use changes.</summary>
public sealed class PasswordLinks(UserManager<Member> members, PortalDbContext db, TimeProvider time)
{
    private const string Invitation = "Invitation";

    /// <returns>A path in the portal; null for a member who is gone or disabled.</returns>
    public async Task<string?> MakeAsync(Guid id)
    {
        if (await members.FindByIdAsync(id.ToString()) is not { IsDisabled: false } member)
        {
            return null;
        }

        var token = member.IsInvited
            ? await members.GenerateUserTokenAsync(member, InvitationTokens.Name, Invitation)
            : await members.GeneratePasswordResetTokenAsync(member);
        return $"/set-password?member={id}&token={Uri.EscapeDataString(token)}";
    }

    /// <summary>Mail address of the member whom the link is for; null when it does not work any more.</summary>
    public async Task<string?> FindAsync(Guid id, string token) => await OpenAsync(id, token) is { } member ? member.Email : null;

    public async Task<Result> UseAsync(Guid id, string token, string password, string? from)
    {
        if (await OpenAsync(id, token) is not { } member)
        {
            return MemberErrors.BadLink;
        }

        // In the context that the members are saved by, and with them.
        var caller = new Caller(member.Account, member.Id, member.Email!, member.IsOperator) { From = from };
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "member.password-set", member.Id.ToString()));
        (member.LockoutEnd, member.AccessFailedCount) = (null, 0);
        var set = member.IsInvited ? await members.AddPasswordAsync(member, password) : await members.ResetPasswordAsync(member, token, password);
        return set.Succeeded ? Result.Done : MemberErrors.BadPassword(string.Join(' ', set.Errors.Select(x => x.Description)));
    }

    private async Task<Member?> OpenAsync(Guid id, string token)
    {
        if (await members.FindByIdAsync(id.ToString()) is not { IsDisabled: false } member)
        {
            return null;
        }

        var (provider, purpose) = member.IsInvited
            ? (InvitationTokens.Name, Invitation)
            : (members.Options.Tokens.PasswordResetTokenProvider, UserManager<Member>.ResetPasswordTokenPurpose);
        return await members.VerifyUserTokenAsync(member, provider, purpose, token) ? member : null;
    }
}
