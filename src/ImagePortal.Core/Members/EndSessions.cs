using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>Ends every sign-in of the caller, wherever it is.</summary>
public sealed class EndSessions(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(() => SaveAsync(caller, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (await db.Users.SingleOrDefaultAsync(x => x.Id == caller.Member, cancellationToken) is not { } member)
        {
            return AccountErrors.NotFound;
        }

        member.EndSessions();
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "member.signed-out", caller.Member.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
