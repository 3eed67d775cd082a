using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>Makes a key for the caller. Its secret is in this answer and nowhere else.</summary>
public sealed class CreateApiKey(PortalDatabase database, ApiKeySecrets secrets, TimeProvider time)
{
    public const int MaxKeys = 20;

    public async Task<Result<NewApiKey>> RunAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        var named = ApiKey.CheckName(name);
        if (!named.Ok)
        {
            return named.Error;
        }

        await using var db = database.OpenFor(caller);
        if (await db.ApiKeys.CountAsync(x => x.Member == caller.Member, cancellationToken) >= MaxKeys)
        {
            return ApiKeyErrors.TooMany(MaxKeys);
        }

        var (id, secret, now) = (SecretId.New(), ApiKeySecrets.New(), time.GetUtcNow());
        db.ApiKeys.Add(new ApiKey(id, caller.Account, caller.Member, name.Trim(), secrets.Protect(secret), now));
        db.Audit.Add(AuditEntry.By(caller, now, "key.created", id.Value, after: name.Trim()));
        await db.SaveChangesAsync(cancellationToken);
        return new NewApiKey(id, secret, name.Trim());
    }
}
