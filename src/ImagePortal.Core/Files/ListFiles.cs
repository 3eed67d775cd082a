using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>The account's files in the staging area, newest first.</summary>
public sealed class ListFiles(PortalDatabase database)
{
    public async Task<IReadOnlyList<FileView>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        return await db.Files
            .Where(x => x.Account == caller.Account && x.State != FileState.Removed)
            .OrderByDescending(x => x.CreatedAt)
            .Take(200)
            .Select(x => new FileView(x.Id, x.Name, x.Size, x.Offset, x.State, x.CreatedAt, x.ExpiresAt))
            .ToListAsync(cancellationToken);
    }
}
