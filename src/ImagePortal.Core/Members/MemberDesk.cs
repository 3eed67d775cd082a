using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>The door for those who manage members: operators those of all accounts, a root those of its own. The database is asked who that is now.</summary>
public sealed class MemberDesk(SystemDatabase database)
{
    internal async Task<Result<PortalDbContext>> OpenAsync(Caller caller, AccountId account, CancellationToken cancellationToken)
    {
        var db = database.Open();
        var self = await FindAsync(db, caller, cancellationToken);
        if (self is { IsOperator: true } || (self is { Role: MemberRole.Root } && self.Account == account))
        {
            return db;
        }

        await db.DisposeAsync();
        return db.Refused(caller, MemberErrors.NotYours, account.Value);
    }

    /// <summary>The member to manage, tracked by <paramref name="db"/>, and whether an operator asks.</summary>
    internal static async Task<Result<(Member Member, bool ByOperator)>> FindAsync(PortalDbContext db, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var self = await FindAsync(db, caller, cancellationToken);
        var member = await db.Users.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        return member is not null && (self is { IsOperator: true } || (self is { Role: MemberRole.Root } && self.Account == member.Account))
            ? (member, self.IsOperator)
            : db.Refused(caller, MemberErrors.NotFound, id.ToString());
    }

    internal PortalDbContext Open() => database.Open();

    private static Task<Member?> FindAsync(PortalDbContext db, Caller caller, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.Member && x.DisabledAt == null, cancellationToken);
}
