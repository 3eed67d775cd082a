using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>
/// Puts images into the recycle bin (R60–R66, D14); failed ones leave the list at once. Each is judged by itself: those that cannot go are named with the reason, the others go.
/// </summary>
public sealed class DeleteImages(PortalDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<ImageResult>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        var results = new List<ImageResult>();
        foreach (var id in ids.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(() => DeleteAsync(caller, id, cancellationToken)));
        }

        return results;
    }

    /// <summary>As programs want it: all of them, or none when one cannot go.</summary>
    /// <param name="dryRun">Only tells what would come of it.</param>
    public Task<IReadOnlyList<ImageResult>> RunAllAsync(Caller caller, IReadOnlyCollection<ImageId> ids, bool dryRun, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync<IReadOnlyList<ImageResult>>(async () =>
        {
            await using var db = database.OpenFor(caller);
            var results = new List<ImageResult>();
            foreach (var id in ids.Distinct())
            {
                results.Add(await MarkAsync(db, caller, id, cancellationToken));
            }

            if (!dryRun && results.TrueForAll(x => x.Refusal is null))
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            return results;
        });

    private async Task<ImageResult> DeleteAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var result = await MarkAsync(db, caller, id, cancellationToken);
        if (result.Refusal is null)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }

    private async Task<ImageResult> MarkAsync(PortalDbContext db, Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            var name = await db.Images.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellationToken);
            return new ImageResult(id, name, found.Error);
        }

        var image = found.Value;
        if (await FindUserAsync(db, image, cancellationToken) is { } user)
        {
            var busy = image.State is ImageState.Importing or ImageState.Copying or ImageState.Creating ? ImageErrors.StillComing(user.Id, user.Title) : ImageErrors.InUse(user.Id, user.Title);
            return new ImageResult(id, image.Name, busy, user.Id);
        }

        // A failed image has no content and keeps no place: there is nothing to keep in the bin.
        var isFailed = image.State == ImageState.Failed;
        var gone = isFailed ? image.Dismiss() : image.Delete(await db.Shares.CountAsync(x => x.Image == id, cancellationToken), time.GetUtcNow());
        if (!gone.Ok)
        {
            return new ImageResult(id, image.Name, gone.Error);
        }

        if (isFailed)
        {
            db.Images.Remove(image);
        }

        (await ImagePlaces.UsageAsync(db, caller.Account, image.Region, cancellationToken)).ListChanged();

        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), isFailed ? "image.dismissed" : "image.deleted", id.Value, before: image.Name));
        return new ImageResult(id, image.Name, null);
    }

    /// <summary>The operation that makes the image, or copies from it. An instance that is reinstalled keeps the content by itself, as one that is launched.</summary>
    private static Task<Operation?> FindUserAsync(PortalDbContext db, Image image, CancellationToken cancellationToken)
    {
        var (subject, quoted) = (image.Id.Value, $"\"{image.Id}\"");
        return db.Operations.AsNoTracking()
            .Where(x => x.State == OperationState.Queued || x.State == OperationState.Running)
            .Where(x => x.Kind != OperationKind.Reinstall && (x.Subject == subject || x.Input.Contains(quoted)))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
