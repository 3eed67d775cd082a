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

    private async Task<ImageResult> DeleteAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            var name = await db.Images.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellationToken);
            return new ImageResult(id, name, found.Error);
        }

        var image = found.Value;
        if (await FindUserAsync(db, image, cancellationToken) is { } user)
        {
            return new ImageResult(id, image.Name, ImageErrors.InUse(user.Id, user.Title), user.Id);
        }

        if (image.State == ImageState.Failed)
        {
            return await DismissAsync(db, caller, image, cancellationToken);
        }

        var recipients = await db.Shares.CountAsync(x => x.Image == id, cancellationToken);
        var deleted = image.Delete(recipients, time.GetUtcNow());
        if (deleted.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.deleted", id.Value, before: image.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new ImageResult(id, image.Name, deleted.Error);
    }

    /// <summary>A failed image has no content and keeps no place: there is nothing to keep in the bin.</summary>
    private async Task<ImageResult> DismissAsync(PortalDbContext db, Caller caller, Image image, CancellationToken cancellationToken)
    {
        var dismissed = image.Dismiss();
        db.Images.Remove(image);
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.dismissed", image.Id.Value, before: image.Name));
        await db.SaveChangesAsync(cancellationToken);
        return new ImageResult(image.Id, image.Name, dismissed.Error);
    }

    /// <summary>The operation that makes the image, or copies from it.</summary>
    private static Task<Operation?> FindUserAsync(PortalDbContext db, Image image, CancellationToken cancellationToken)
    {
        var (subject, quoted) = (image.Id.Value, $"\"{image.Id}\"");
        return db.Operations.AsNoTracking()
            .Where(x => (x.State == OperationState.Queued || x.State == OperationState.Running) && (x.Subject == subject || x.Input.Contains(quoted)))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
