using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Who shared an image with the caller, and why (R33). Looking at it makes it no longer new.</summary>
public sealed class GetReceivedShare(PortalDatabase database, AccountDirectory directory, TimeProvider time)
{
    /// <returns>Null when the image was not shared with the caller.</returns>
    public Task<ReceivedShare?> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => LookAsync(caller, id, cancellationToken));

    private async Task<ReceivedShare?> LookAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var share = await db.Shares.SingleOrDefaultAsync(x => x.Image == id && x.Recipient == caller.Account, cancellationToken);
        if (share is null)
        {
            return null;
        }

        var isNew = share.SeenAt is null;
        if (isNew)
        {
            share.Seen(time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        var names = await directory.FindAsync([share.Owner], cancellationToken);
        return new ReceivedShare(id, share.Owner, names.GetValueOrDefault(share.Owner, ""), share.Since, share.Until, share.Message, isNew);
    }
}
