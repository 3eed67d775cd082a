using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>Changes name and description of an own image; a recipient cannot (R21, R22).</summary>
public sealed class EditImage(PortalDatabase database, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, ImageId id, string name, string description, CancellationToken cancellationToken) =>
        await PortalDatabase.RetryAsync(() => SaveAsync(caller, id, name, description, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, ImageId id, string name, string description, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var image = found.Value;
        var (before, usage) = (image.Name, await ImagePlaces.UsageAsync(db, caller.Account, image.Region, cancellationToken));
        var edited = image.Edit(name, description);
        if (!edited.Ok)
        {
            return edited;
        }

        if (image.Name != before)
        {
            var free = await ImagePlaces.CheckNameAsync(db, image, cancellationToken);
            if (!free.Ok)
            {
                return free;
            }

            usage.NamesChanged();
        }

        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.edited", id.Value, before, image.Name));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
