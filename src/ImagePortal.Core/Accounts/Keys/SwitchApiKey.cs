using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>Enables or disables a key; from the next request on, whatever node answers it.</summary>
public sealed class SwitchApiKey(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, SecretId id, bool enabled, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, id, enabled, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, SecretId id, bool enabled, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var key = await db.ApiKeys.SingleOrDefaultAsync(x => x.Id == id && x.Member == caller.Member, cancellationToken);
        if (key is null)
        {
            return db.Refused(caller, ApiKeyErrors.NotFound(id), id.Value);
        }

        if (key.Enabled != enabled)
        {
            key.Switch(enabled);
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), enabled ? "key.enabled" : "key.disabled", id.Value, after: key.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
