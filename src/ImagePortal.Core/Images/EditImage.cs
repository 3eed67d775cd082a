using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>Changes what an own image is called and how it is described; a recipient cannot (R21, R22).</summary>
public sealed class EditImage(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, ImageId id, string name, string description, CancellationToken cancellationToken) =>
        RunAsync(caller, id, new ImageChanges(name, description), cancellationToken);

    public async Task<Result> RunAsync(Caller caller, ImageId id, ImageChanges changes, CancellationToken cancellationToken) =>
        await PortalDatabase.RetryAsync(() => SaveAsync(caller, id, changes, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, ImageId id, ImageChanges changes, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var image = found.Value;
        var (before, usage) = (image.Name, await ImagePlaces.UsageAsync(db, caller.Account, image.Region, cancellationToken));
        var edited = Apply(image, changes);
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

    private static Result Apply(Image image, ImageChanges changes)
    {
        var edited = image.Edit(changes.Name ?? image.Name, changes.Description ?? image.Description);
        return edited.Ok ? image.Classify(changes.Family ?? image.Family, changes.Deprecated ?? image.Deprecated) : edited;
    }
}
