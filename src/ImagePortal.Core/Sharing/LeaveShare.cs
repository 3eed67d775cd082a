using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>A recipient gives a shared image back, and may take nothing more from its owner (D4).</summary>
public sealed class LeaveShare(PortalDatabase database, TimeProvider time)
{
    /// <param name="block">Also ends every other share of that owner, and refuses new ones.</param>
    public Task<Result> RunAsync(Caller caller, ImageId id, bool block, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, id, block, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, ImageId id, bool block, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var share = await db.Shares.SingleOrDefaultAsync(x => x.Image == id && x.Recipient == caller.Account, cancellationToken);
        if (share is null)
        {
            return db.Refused(caller, ImageErrors.NotFound(id), id.Value);
        }

        db.Shares.Remove(share);
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "share.left", id.Value, before: share.Owner.Value));
        if (block)
        {
            var others = db.Shares.Where(x => x.Owner == share.Owner && x.Recipient == caller.Account && x.Image != id);
            db.Shares.RemoveRange(await others.ToListAsync(cancellationToken));
            if (await db.ShareBlocks.FindAsync([caller.Account, share.Owner], cancellationToken) is null)
            {
                db.ShareBlocks.Add(new ShareBlock(caller.Account, share.Owner, time.GetUtcNow()));
            }

            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "share.owner-blocked", share.Owner.Value));
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
