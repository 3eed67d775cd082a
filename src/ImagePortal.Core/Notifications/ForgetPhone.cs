using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Takes the caller's number out of the portal; no SMS follows.</summary>
public sealed class ForgetPhone(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(() => SaveAsync(caller, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var phone = await db.Phones.SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken);
        if (phone?.Number is { } number)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "phone.forgotten", caller.Member.ToString(), before: number));
        }

        phone?.Forget();
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
