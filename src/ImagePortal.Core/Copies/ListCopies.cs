using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Copies;

/// <summary>Where else the caller's image is: what it was copied from, and what was copied from it.</summary>
public sealed class ListCopies(PortalDatabase database)
{
    public async Task<Result<ImageCopies>> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var owned = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!owned.Ok)
        {
            return owned.Error;
        }

        ImageId? origin = ImageId.TryParse(owned.Value.SourceName, out var source) ? source : null;
        var related = db.Images.Where(x =>
            x.Owner == caller.Account && x.Kind == ImageKind.Custom && x.State != ImageState.Deleted && (x.SourceName == id.Value || x.Id == origin));
        var rows = await ImageRows.ReadAsync(db, related, cancellationToken);
        return new ImageCopies(
            rows.FirstOrDefault(x => x.Id == origin),
            [.. rows.Where(x => x.Id != origin).OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Region.Value, StringComparer.Ordinal)]);
    }
}
