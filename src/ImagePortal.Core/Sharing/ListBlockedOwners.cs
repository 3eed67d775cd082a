using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>The owners from whom the caller takes no shares (D4), so that a block can be lifted.</summary>
public sealed class ListBlockedOwners(PortalDatabase database, AccountDirectory directory)
{
    public async Task<IReadOnlyList<BlockedOwner>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var blocks = await db.ShareBlocks.AsNoTracking()
            .Where(x => x.Recipient == caller.Account)
            .OrderBy(x => x.Since)
            .ToListAsync(cancellationToken);
        var names = await directory.FindAsync([.. blocks.Select(x => x.Owner)], cancellationToken);
        return [.. blocks.Select(x => new BlockedOwner(x.Owner, names.GetValueOrDefault(x.Owner, ""), x.Since))];
    }
}
