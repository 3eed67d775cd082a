using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Takes the code that was sent to the caller's number.</summary>
public sealed class VerifyPhone(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, string code, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, code, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var phone = await db.Phones.SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken);
        if (phone is null)
        {
            return NotificationErrors.NoCode;
        }

        var before = phone.Number;
        var confirmed = phone.Confirm(code, time.GetUtcNow());
        if (confirmed.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "phone.verified", caller.Member.ToString(), before, phone.Number));
        }

        // A wrong try counts too.
        await db.SaveChangesAsync(cancellationToken);
        return confirmed;
    }
}
