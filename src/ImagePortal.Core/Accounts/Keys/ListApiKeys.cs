using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>The caller's own keys, newest first.</summary>
public sealed class ListApiKeys(PortalDatabase database)
{
    public async Task<IReadOnlyList<ApiKeyView>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        return await db.ApiKeys
            .Where(x => x.Member == caller.Member)
            .OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Id)
            .Select(x => new ApiKeyView(x.Id, x.Name, x.Enabled, x.CreatedAt, x.LastUsedAt, x.LastUsedFrom))
            .ToListAsync(cancellationToken);
    }
}
