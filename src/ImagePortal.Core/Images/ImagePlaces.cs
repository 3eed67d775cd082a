using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>
/// What every new custom image meets in its region. Read the usage row first: every new image of the account and region changes it, so that
/// whatever comes in between breaks this one's save.
/// </summary>
internal static class ImagePlaces
{
    internal static async Task<RegionUsage> UsageAsync(PortalDbContext db, AccountId account, RegionCode region, CancellationToken cancellationToken)
    {
        var usage = await db.RegionUsage.FindAsync([account, region], cancellationToken);
        if (usage is null)
        {
            usage = new RegionUsage(account, region);
            db.RegionUsage.Add(usage);
        }

        return usage;
    }

    /// <summary>A name stands for one image of an account in a region; failed and recycled ones do not count.</summary>
    internal static async Task<Result> CheckNameAsync(PortalDbContext db, Image image, CancellationToken cancellationToken)
    {
        var (id, name) = (image.Id, image.Name);
        var taken = await Named(db, image.Owner, image.Region).AnyAsync(x => x.Name == name && x.Id != id, cancellationToken);
        return taken ? ImageErrors.NameTaken(name) : Result.Done;
    }

    /// <summary>One of the names that new images could not have, or null.</summary>
    internal static Task<string?> FindTakenNameAsync(
        PortalDbContext db, AccountId owner, RegionCode region, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Named(db, owner, region).Where(x => names.Contains(x.Name)).Select(x => (string?)x.Name).FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<Image> Named(PortalDbContext db, AccountId owner, RegionCode region) => db.Images.Where(
        x => x.Owner == owner && x.Region == region && x.Kind == ImageKind.Custom && x.State != ImageState.Failed && x.State != ImageState.Recycled);
}
