using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Takes a failed image off the list once its report was read. It kept no place.</summary>
public sealed class DismissImage(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => DismissAsync(caller, id, cancellationToken));

    private async Task<Result> DismissAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var image = await db.Images.SingleOrDefaultAsync(x => x.Id == id && x.Owner == caller.Account, cancellationToken);
        if (image is null)
        {
            return db.Refused(caller, ImageErrors.NotFound(id), id.Value);
        }

        if (image.State != ImageState.Failed)
        {
            return ImageErrors.NotNow(id, image.State);
        }

        var dismissed = image.Dismiss();
        db.Images.Remove(image);
        (await ImagePlaces.UsageAsync(db, caller.Account, image.Region, cancellationToken)).ListChanged();
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.dismissed", id.Value, before: image.Name));
        await db.SaveChangesAsync(cancellationToken);
        return dismissed;
    }
}
