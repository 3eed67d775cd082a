using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Ends shares whose time is over, and tells their recipients.</summary>
internal sealed class ExpiredSharesSweep(SystemDatabase database, ShareNews news, TimeProvider time) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var ended = await db.Shares.Where(x => x.Until <= now).OrderBy(x => x.Until).Take(100).ToListAsync(cancellationToken);
        foreach (var share in ended)
        {
            var image = await db.Images.SingleAsync(x => x.Id == share.Image, cancellationToken);
            db.Shares.Remove(share);
            db.Audit.Add(AuditEntry.OfPortal(share.Owner, now, "share.expired", share.Image.Value, before: share.Recipient.Value));
            await news.AddAsync(db, image, share, NoticeKind.ShareEnded, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
