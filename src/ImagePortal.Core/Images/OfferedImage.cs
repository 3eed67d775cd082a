using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Finds a public or market image for an operator to change, whichever operator published it.</summary>
internal static class OfferedImage
{
    internal static async Task<Result<Image>> FindAsync(PortalDbContext db, Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return db.Refused(caller, OfferErrors.OperatorsOnly, id.Value);
        }

        var image = await db.Images.SingleOrDefaultAsync(x => x.Id == id && x.Kind != ImageKind.Custom && x.State != ImageState.Deleted, cancellationToken);
        return image is null ? OfferErrors.NotPublished(id) : image;
    }
}
