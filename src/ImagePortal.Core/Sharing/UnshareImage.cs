using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Cancels sharing with some or all accounts, at any time (R54–R58). Instances they started go on.</summary>
public sealed class UnshareImage(PortalDatabase database, ShareNews news, OutboxHints outbox, TimeProvider time)
{
    /// <param name="recipients">Whom to unshare with; null for everyone.</param>
    /// <returns>How many shares ended.</returns>
    public async Task<Result<int>> RunAsync(Caller caller, ImageId id, IReadOnlyCollection<AccountId>? recipients, CancellationToken cancellationToken)
    {
        var ended = await PortalDatabase.RetryAsync(() => SaveAsync(caller, id, recipients, cancellationToken));
        outbox.Hint();
        return ended;
    }

    private async Task<Result<int>> SaveAsync(Caller caller, ImageId id, IReadOnlyCollection<AccountId>? recipients, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var shares = await db.Shares.Where(x => x.Image == id).ToListAsync(cancellationToken);
        if (recipients?.FirstOrDefault(x => shares.All(s => s.Recipient != x)) is { Value: not null } stranger)
        {
            return ShareErrors.NotShared(stranger);
        }

        var ending = shares.Where(x => recipients?.Contains(x.Recipient) ?? true).ToList();
        foreach (var share in ending)
        {
            db.Shares.Remove(share);
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.unshared", id.Value, before: share.Recipient.Value));
            await news.AddAsync(db, found.Value, share, NoticeKind.ShareEnded, cancellationToken);
        }

        found.Value.SharesChanged();
        await db.SaveChangesAsync(cancellationToken);
        return ending.Count;
    }
}
