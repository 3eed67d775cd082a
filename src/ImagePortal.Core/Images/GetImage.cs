using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Criteria;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>One image that the caller may see: public, market, own or received.</summary>
public sealed class GetImage(PortalDatabase database)
{
    public async Task<Result<ImageDetail>> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var image = await db.Images.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        if (image is null)
        {
            return db.Refused(caller, ImageErrors.NotFound(id), id.Value);
        }

        var item = (await ImageRows.ReadAsync(db, db.Images.Where(x => x.Id == id), cancellationToken)).Single();
        return new ImageDetail(
            item, image.Description, image.ProductName, image.SourceName, image.Digest, image.AvailableAt, image.FailureCode,
            image.Report is null ? null : CheckReportJson.Read(image.Report),
            image.Owner == caller.Account)
        {
            IsFromInstance = image.FromInstance,
            CrashConsistent = image.CrashConsistent,
        };
    }
}
