using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>Ends a key for good; from the next request on, whatever node answers it.</summary>
public sealed class DeleteApiKey(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, SecretId id, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, id, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, SecretId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var key = await db.ApiKeys.SingleOrDefaultAsync(x => x.Id == id && x.Member == caller.Member, cancellationToken);
        if (key is null)
        {
            return db.Refused(caller, ApiKeyErrors.NotFound(id), id.Value);
        }

        db.ApiKeys.Remove(key);
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "key.deleted", id.Value, before: key.Name));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
