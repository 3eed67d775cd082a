using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Shares an image with accounts (R47–R53). Those that cannot be used are named with their reason; the others get it at once.</summary>
public sealed class ShareImage(
    PortalDatabase database, RecipientReader reader, ShareNews news, OutboxHints outbox, AccountLimits limits, TimeProvider time)
{
    /// <summary>In the audit, with the recipient as what is so from then on.</summary>
    internal const string Action = "image.shared";

    public async Task<Result<IReadOnlyList<RecipientCheck>>> RunAsync(Caller caller, ShareRequest request, CancellationToken cancellationToken)
    {
        if (request.Message.Length > Share.MaxMessageLength)
        {
            return ShareErrors.BadMessage;
        }

        if (request.Until <= time.GetUtcNow())
        {
            return ShareErrors.BadEnd;
        }

        var shared = await PortalDatabase.RetryAsync(() => SaveAsync(caller, request, cancellationToken));
        outbox.Hint();
        return shared;
    }

    private async Task<Result<IReadOnlyList<RecipientCheck>>> SaveAsync(Caller caller, ShareRequest request, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, request.Image, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var image = found.Value;
        if (image.State != ImageState.Available)
        {
            return ShareErrors.NotAvailable(image.Id, image.State);
        }

        if (image.License == ImageLicense.Own)
        {
            return ShareErrors.OwnLicense;
        }

        var read = await reader.ReadAsync(db, caller, image.Id, request.Recipients, cancellationToken);
        if (!read.Ok)
        {
            return read.Error;
        }

        var limit = (await limits.OfAsync(db, caller.Account, cancellationToken)).SharesPerImage;
        var left = limit - await db.Shares.CountAsync(x => x.Image == image.Id, cancellationToken);
        var results = new List<RecipientCheck>();
        foreach (var check in read.Value)
        {
            if (check.Refusal is { } refusal)
            {
                results.Add(check with { Refusal = db.Refused(caller, refusal, image.Id.Value) });
            }
            else if (left-- > 0)
            {
                // Racing shares of one image meet in its version, so that none passes the limit (R17).
                image.SharesChanged();
                await AddAsync(db, caller, image, new AccountId(check.Text), request, cancellationToken);
                results.Add(check);
            }
            else
            {
                results.Add(check with { Refusal = ShareErrors.NoPlaceLeft(limit) });
            }
        }

        if (results.Count == 0)
        {
            return ShareErrors.NoRecipient;
        }

        if (!request.AllOrNone || results.TrueForAll(x => x.Refusal is null || x.Refusal.Code == ShareErrors.AlreadyCode))
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return results;
    }

    private async Task AddAsync(PortalDbContext db, Caller caller, Image image, AccountId recipient, ShareRequest request, CancellationToken cancellationToken)
    {
        var share = new Share(image.Id, caller.Account, recipient, time.GetUtcNow(), request.Until, request.Message.Trim());
        db.Shares.Add(share);
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), Action, image.Id.Value, after: recipient.Value));
        await news.AddAsync(db, image, share, NoticeKind.ImageShared, cancellationToken);
    }
}
