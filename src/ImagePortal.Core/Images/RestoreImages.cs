using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>Takes images out of the recycle bin again: the undo of a deletion.</summary>
public sealed class RestoreImages(PortalDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<ImageResult>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        var results = new List<ImageResult>();
        foreach (var id in ids.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(() => RestoreAsync(caller, id, cancellationToken)));
        }

        return results;
    }

    private async Task<ImageResult> RestoreAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return new ImageResult(id, null, found.Error);
        }

        // Its place was kept; its name may have been given to another image meanwhile.
        var usage = await ImagePlaces.UsageAsync(db, caller.Account, found.Value.Region, cancellationToken);
        var name = await ImagePlaces.CheckNameAsync(db, found.Value, cancellationToken);
        var restored = name.Ok ? found.Value.Restore() : name;
        if (restored.Ok)
        {
            usage.NamesChanged();
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.restored", id.Value, after: found.Value.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new ImageResult(id, found.Value.Name, restored.Error);
    }
}
