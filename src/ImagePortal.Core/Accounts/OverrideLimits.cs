using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>Sets limits of one account in the place of the defaults. They count from the next request on.</summary>
public sealed class OverrideLimits(OperatorDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, AccountId account, LimitOverrides limits, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, account, limits, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, AccountId id, LimitOverrides limits, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var account = await db.Accounts.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.Unknown(id);
        }

        var before = account.Overrides;
        var changed = account.OverrideLimits(limits);
        if (changed.Ok && before != limits)
        {
            db.Audit.Add(AuditEntry.By(caller with { Account = id }, time.GetUtcNow(), "account.limits-changed", id.Value, before.ToString(), limits.ToString()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return changed;
    }
}
