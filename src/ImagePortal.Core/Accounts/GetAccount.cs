using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>The caller's account and self (R48).</summary>
public sealed class GetAccount(PortalDatabase database)
{
    public async Task<Result<AccountView>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var view = await (
            from member in db.Users
            join account in db.Accounts on member.Account equals account.Id
            where member.Id == caller.Member
            select new AccountView(
                account.Id, account.AppId, account.Name, member.Email!, member.Nickname, member.Role, member.IsOperator, account.ImportPermission,
                db.Users.Count(x => x.Account == account.Id))
            {
                SubAccount = member.SubAccount,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return view is null ? AccountErrors.NotFound : view;
    }
}
