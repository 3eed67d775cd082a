using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Finds an image to change. A custom one of the caller, or the refusal: unknown, or only to be seen (R21–R26, R63).</summary>
internal static class OwnedImage
{
    internal static async Task<Result<Image>> FindAsync(PortalDbContext db, Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        var image = await db.Images.SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        if (image is null)
        {
            return db.Refused(caller, ImageErrors.NotFound(id), id.Value);
        }

        return image.Kind == ImageKind.Custom && image.Owner == caller.Account ? image : db.Refused(caller, ImageErrors.NotOwned(id), id.Value);
    }
}
