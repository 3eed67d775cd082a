using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>The queries that lists and counts share.</summary>
internal static class ImageRows
{
    internal static IQueryable<Image> Of(PortalDbContext db, Caller caller, ImageTab tab)
    {
        var images = db.Images.Where(x => x.State != ImageState.Recycled && x.State != ImageState.Deleted);
        return tab switch
        {
            ImageTab.Public => images.Where(x => x.Kind == ImageKind.Public && x.State == ImageState.Available),
            ImageTab.Market => images.Where(x => x.Kind == ImageKind.Market && x.State == ImageState.Available),
            ImageTab.Custom => images.Where(x => x.Kind == ImageKind.Custom && x.Owner == caller.Account),
            _ => Received(db, caller, images).Where(x => x.Kind == ImageKind.Custom && x.Owner != caller.Account),
        };
    }

    /// <summary>
    /// From the caller's few shares to their images, and not from the many images of a region to their shares. Written without a join, it becomes a CROSS
    /// JOIN: the one order of two tables that SQLite, which counts no rows, leaves as it is.
    /// </summary>
    private static IQueryable<Image> Received(PortalDbContext db, Caller caller, IQueryable<Image> images) =>
        db.Shares.Where(x => x.Recipient == caller.Account)
            .SelectMany(_ => images, (share, image) => new { share, image })
            .Where(x => x.image.Id == x.share.Image)
            .Select(x => x.image);

    /// <summary>Counts no further than <see cref="ImagePage.MaxTotal"/>: beyond it nobody cares, and a million rows would be read for one number.</summary>
    internal static Task<int> CountAsync(IQueryable<Image> images, CancellationToken cancellationToken) =>
        images.Select(x => x.Id).Take(ImagePage.MaxTotal).CountAsync(cancellationToken);

    /// <summary>Rows with their tags.</summary>
    internal static async Task<IReadOnlyList<ImageListItem>> ReadAsync(PortalDbContext db, IQueryable<Image> images, CancellationToken cancellationToken)
    {
        var items = await Items(db, images).ToListAsync(cancellationToken);
        var tags = (await ListImageTags.OfAsync(db, [.. items.Select(x => x.Id)], cancellationToken)).ToDictionary(x => x.Image, x => x.Tags);
        return items.ConvertAll(x => tags.TryGetValue(x.Id, out var own) ? x with { Tags = own } : x);
    }

    private static IQueryable<ImageListItem> Items(PortalDbContext db, IQueryable<Image> images) =>
        from image in images
        join operation in db.Operations on image.Operation equals operation.Id into operations
        from operation in operations.DefaultIfEmpty()
        select new ImageListItem(
            image.Id, image.Region, image.Name, image.Kind, image.State, image.OsFamily, image.Distribution, image.OsVersion, image.Architecture,
            image.VirtualSize, image.StoredSize, image.Software, image.Provider, image.FailureMessage, image.CreatedAt, image.Owner,
            db.Shares.Count(s => s.Image == image.Id),
            operation == null ? null : new ImageProgress(operation.Id, operation.State, operation.Stage, operation.BytesDone, operation.BytesTotal))
        {
            PricePerHour = image.PricePerHour,
            Currency = image.Currency,
            BasedOn = image.BasedOn,
            BasedOnName = image.BasedOnName,
            Assurance = image.Assurance,
            SecurityOption = image.SecurityOption,
            License = image.License,
            Family = image.Family,
            Deprecated = image.Deprecated,
            Advice = image.Advice,
            UpdatedAt = image.AvailableAt,
        };
}
