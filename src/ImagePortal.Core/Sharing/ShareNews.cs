using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Tells a recipient that a share began or ended, in a transaction that someone else saves.</summary>
public sealed class ShareNews(AccountDirectory directory, Notifier notifier, TimeProvider time)
{
    internal async Task AddAsync(PortalDbContext db, Image image, Share share, NoticeKind kind, CancellationToken cancellationToken)
    {
        var region = await db.Regions.SingleAsync(x => x.Code == image.Region, cancellationToken);
        var notice = new ImageNotice(image.Id.Value, image.Name, region.Code.Value, region.Name, region.TimeZone, $"Account {share.Owner}", time.GetUtcNow())
        {
            System = image.ProductName,
            DiskSize = image.VirtualSize,
            Message = share.Message.Length > 0 ? share.Message : null,
        };
        var (title, link) = kind == NoticeKind.ImageShared
            ? ($"{image.Name} was shared with you", $"/images/{region.Code}/{image.Id}")
            : ($"{image.Name} is no longer shared with you", $"/images/{region.Code}?tab=shared");
        foreach (var root in await directory.RootsOfAsync(share.Recipient, cancellationToken))
        {
            notifier.Add(db, share.Recipient, root, kind, title, link, notice);
        }
    }
}
