using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>Changes the caller's own nickname (R48).</summary>
public sealed class RenameMember(PortalDatabase database, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, string nickname, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var member = await db.Users.SingleOrDefaultAsync(x => x.Id == caller.Member, cancellationToken);
        if (member is null)
        {
            return AccountErrors.NotFound;
        }

        var before = member.Nickname;
        var renamed = member.Rename(nickname);
        if (!renamed.Ok)
        {
            return renamed;
        }

        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "member.renamed", caller.Member.ToString(), before, member.Nickname));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return AccountErrors.ChangedMeanwhile;
        }

        return Result.Done;
    }
}
