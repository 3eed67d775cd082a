using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>
/// Disables, unlocks or promotes a member, and the like. The last operator of the portal, and for its own members the last root of an account, stays:
/// racing changes meet in those who would be left.
/// </summary>
public sealed class ChangeMember(MemberDesk desk, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, Guid member, MemberChange change, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, member, change, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, Guid id, MemberChange change, CancellationToken cancellationToken)
    {
        await using var db = desk.Open();
        var found = await MemberDesk.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (member, byOperator) = found.Value;
        var allowed = await CheckAsync(db, member, byOperator, change, cancellationToken);
        if (!allowed.Ok)
        {
            return db.Refused(caller, allowed.Error, id.ToString());
        }

        var (now, before) = (time.GetUtcNow(), Describe(member));
        Apply(member, change, now);
        (await db.ApiKeys.Where(x => x.Member == id).ToListAsync(cancellationToken)).ForEach(x => x.MemberChanged());
        db.Audit.Add(AuditEntry.By(caller with { Account = member.Account }, now, ActionOf(change), member.Id.ToString(), before, Describe(member)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    private static async Task<Result> CheckAsync(PortalDbContext db, Member member, bool byOperator, MemberChange change, CancellationToken cancellationToken)
    {
        if (change is MemberChange.MakeOperator or MemberChange.EndOperator && !byOperator)
        {
            return MemberErrors.OperatorFlag;
        }

        // A root of an account must not lock out those who run the portal.
        if (member.IsOperator && !byOperator)
        {
            return MemberErrors.NotYours;
        }

        if (member.IsOperator && change is MemberChange.Disable or MemberChange.EndOperator
            && !await OthersStayAsync(db.Users.Where(x => x.IsOperator), member, cancellationToken))
        {
            return MemberErrors.LastOperator;
        }

        // An operator may shut an account by disabling its only root.
        var takesRoot = change == MemberChange.MakeMember || (change == MemberChange.Disable && !byOperator);
        var others = db.Users.Where(x => x.Account == member.Account && x.Role == MemberRole.Root);
        return takesRoot && member.Role == MemberRole.Root && !await OthersStayAsync(others, member, cancellationToken) ? MemberErrors.LastRoot : Result.Done;
    }

    private static async Task<bool> OthersStayAsync(IQueryable<Member> all, Member member, CancellationToken cancellationToken)
    {
        var others = await all.Where(x => x.Id != member.Id && x.DisabledAt == null && x.PasswordHash != null).ToListAsync(cancellationToken);
        others.ForEach(x => x.Touch());
        return others.Count > 0;
    }

    private static void Apply(Member member, MemberChange change, DateTimeOffset now)
    {
        switch (change)
        {
            case MemberChange.Disable:
                member.Disable(now);
                break;
            case MemberChange.Enable:
                member.Enable();
                break;
            case MemberChange.Unlock:
                member.Unlock();
                break;
            case MemberChange.SignOut:
                member.EndSessions();
                break;
            case MemberChange.MakeRoot or MemberChange.MakeMember:
                member.ChangeRole(change == MemberChange.MakeRoot ? MemberRole.Root : MemberRole.Member);
                break;
            default:
                member.ChangeOperator(change == MemberChange.MakeOperator);
                break;
        }
    }

    private static string ActionOf(MemberChange change) => change switch
    {
        MemberChange.Disable => "member.disabled",
        MemberChange.Enable => "member.enabled",
        MemberChange.Unlock => "member.unlocked",
        MemberChange.SignOut => "member.signed-out",
        MemberChange.MakeRoot or MemberChange.MakeMember => "member.role-changed",
        _ => "member.operator-changed",
    };

    private static string Describe(Member member) =>
        $"{member.Email}, {member.Role}{(member.IsOperator ? ", operator" : "")}{(member.IsDisabled ? ", disabled" : "")}{(member.LockoutEnd is null ? "" : ", locked")}";
}
