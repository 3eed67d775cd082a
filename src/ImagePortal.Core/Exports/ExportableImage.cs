using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Exports;

/// <summary>Finds an image whose content its owner may take out: a custom one of the caller that is available. Public and received ones stay where they are (R7).</summary>
internal static class ExportableImage
{
    internal static async Task<Result<Image>> FindAsync(PortalDbContext db, Caller caller, RegionCode region, ImageId id, CancellationToken cancellationToken)
    {
        var image = await db.Images.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        return image is null ? db.Refused(caller, ImageErrors.NotFound(id), id.Value)

            // Nobody trespasses who only looks for it in another region.
            : image.Region != region ? ImageErrors.NotFound(id)
            : image.Kind != ImageKind.Custom || image.Owner != caller.Account ? db.Refused(caller, ExportErrors.NotOwn(id), id.Value)
            : image.State != ImageState.Available ? ExportErrors.NotAvailable(id, image.State)
            : image;
    }
}
