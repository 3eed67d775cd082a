using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Whom the caller's image is shared with.</summary>
public sealed class ListShares(PortalDatabase database, AccountDirectory directory, AccountLimits limits)
{
    public async Task<Result<ShareList>> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var owned = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!owned.Ok)
        {
            return owned.Error;
        }

        var shares = await db.Shares.AsNoTracking().Where(x => x.Image == id).OrderBy(x => x.Since).ToListAsync(cancellationToken);
        var names = await directory.FindAsync([.. shares.Select(x => x.Recipient)], cancellationToken);
        return new ShareList(
            [.. shares.Select(x => new ShareView(x.Recipient, names.GetValueOrDefault(x.Recipient, ""), x.Since, x.Until, x.Message))],
            (await limits.OfAsync(db, caller.Account, cancellationToken)).SharesPerImage);
    }
}
