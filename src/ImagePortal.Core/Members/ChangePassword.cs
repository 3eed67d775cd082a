using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Core.Members;

/// <summary>Changes the caller's own password. Every other sign-in of the caller ends.</summary>
public sealed class ChangePassword(UserManager<Member> members, PortalDbContext db, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, string current, string wanted)
    {
        if (await members.FindByIdAsync(caller.Member.ToString()) is not { } member)
        {
            return AccountErrors.NotFound;
        }

        if (await members.IsLockedOutAsync(member) || !await members.CheckPasswordAsync(member, current))
        {
            // Counted as on the sign-in page: an open browser is no way around the lock.
            await members.AccessFailedAsync(member);
            return MemberErrors.WrongPassword;
        }

        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "member.password-changed", caller.Member.ToString()));
        var changed = await members.ChangePasswordAsync(member, current, wanted);
        return changed.Succeeded ? Result.Done : MemberErrors.BadPassword(string.Join(' ', changed.Errors.Select(x => x.Description)));
    }
}
