using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Who shared the named images with the caller, and why (R33). Listing them leaves them new.</summary>
public sealed class ListReceivedShares(PortalDatabase database, AccountDirectory directory)
{
    public async Task<IReadOnlyList<ReceivedShare>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> images, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var shares = await db.Shares.AsNoTracking()
            .Where(x => x.Recipient == caller.Account && images.Contains(x.Image))
            .ToListAsync(cancellationToken);
        var names = await directory.FindAsync([.. shares.Select(x => x.Owner).Distinct()], cancellationToken);
        return
        [
            .. shares.Select(x => new ReceivedShare(
                x.Image, x.Owner, names.GetValueOrDefault(x.Owner, ""), x.Since, x.Until, x.Message, x.SeenAt is null)),
        ];
    }
}
