using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>An account's members, for its root and for operators.</summary>
public sealed class ListMembers(MemberDesk desk, TimeProvider time)
{
    public async Task<Result<MemberList>> RunAsync(Caller caller, AccountId account, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, account, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == account, cancellationToken);
        if (found is null)
        {
            return AccountErrors.Unknown(account);
        }

        var now = time.GetUtcNow();
        var members = await db.Users.AsNoTracking().Where(x => x.Account == account).OrderBy(x => x.Email).ToListAsync(cancellationToken);
        return new MemberList(
            found.Id, found.AppId, found.Name, found.CreatedAt, found.Overrides,
            members.ConvertAll(x => new MemberView(
                x.Id, x.Email!, x.Nickname, x.Role, x.IsOperator, x.IsInvited, x.DisabledAt, x.LockoutEnd > now ? x.LockoutEnd : null, x.Id == caller.Member)));
    }
}
