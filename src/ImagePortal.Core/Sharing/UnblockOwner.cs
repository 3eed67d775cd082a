using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Takes shares from an owner again (D4).</summary>
public sealed class UnblockOwner(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, AccountId owner, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, owner, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, AccountId owner, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var block = await db.ShareBlocks.SingleOrDefaultAsync(x => x.Owner == owner && x.Recipient == caller.Account, cancellationToken);
        if (block is not null)
        {
            db.ShareBlocks.Remove(block);
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "share.owner-unblocked", owner.Value));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
