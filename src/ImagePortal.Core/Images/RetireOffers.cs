using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>
/// Takes public and market images off the lists; what started from them goes on. They can be offered again until the days of the recycle bin are over.
/// One that failed leaves at once.
/// </summary>
public sealed class RetireOffers(PortalDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<ImageResult>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        var results = new List<ImageResult>();
        foreach (var id in ids.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(() => RetireAsync(caller, id, cancellationToken)));
        }

        return results;
    }

    /// <summary>The undo.</summary>
    public Task<Result> BringBackAsync(Caller caller, ImageId id, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(async () =>
    {
        await using var db = database.OpenFor(caller);
        var found = await OfferedImage.FindAsync(db, caller, id, cancellationToken);
        var restored = found.Ok ? found.Value.Restore() : found.Error;
        if (restored.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "offer.brought-back", id.Value, after: found.Value!.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return restored;
    });

    private async Task<ImageResult> RetireAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OfferedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return new ImageResult(id, null, found.Error);
        }

        var image = found.Value;
        var failed = image.State == ImageState.Failed;
        var retired = failed ? image.Dismiss() : image.Retire(time.GetUtcNow());
        if (!retired.Ok)
        {
            return new ImageResult(id, image.Name, retired.Error, image.Operation);
        }

        if (failed)
        {
            db.Images.Remove(image);
        }

        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), failed ? "offer.dismissed" : "offer.retired", id.Value, before: image.Name));
        await db.SaveChangesAsync(cancellationToken);
        return new ImageResult(id, image.Name, null);
    }
}
