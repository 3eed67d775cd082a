using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Copies;

/// <summary>Says beforehand, for every other region, how much the copies would move and which rule would refuse them. Changes nothing.</summary>
public sealed class PlanCopies(PortalDatabase database, ImageStores stores, AccountLimits limits)
{
    /// <param name="ids">Images of one region.</param>
    public async Task<IReadOnlyList<CopyPlan>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var images = await db.Images.AsNoTracking().Where(x => ids.Contains(x.Id) && x.State != ImageState.Deleted).ToListAsync(cancellationToken);
        if (images.Count == 0)
        {
            return [];
        }

        var regions = await db.Regions.AsNoTracking().OrderBy(x => x.Position).ToListAsync(cancellationToken);
        var places = await db.RegionUsage.AsNoTracking()
            .Where(x => x.Account == caller.Account)
            .ToDictionaryAsync(x => x.Region, x => x.Places, cancellationToken);
        var source = regions.Single(x => x.Code == images[0].Region);
        var limit = (await limits.OfAsync(db, caller.Account, cancellationToken)).ImagesPerRegion;
        var plans = new List<CopyPlan>();
        foreach (var destination in regions.Where(x => x != source))
        {
            plans.Add(await PlanAsync(caller, images, source, destination, places.GetValueOrDefault(destination.Code), limit, cancellationToken));
        }

        return plans;
    }

    private async Task<CopyPlan> PlanAsync(
        Caller caller, List<Image> images, Region source, Region destination, int places, int limit, CancellationToken cancellationToken)
    {
        var plan = new CopyPlan(destination.Code, destination.Name, 0, images.Sum(x => x.StoredSize ?? 0), places, limit, null);
        var refusal = images.Select(x => CopyRules.Check(caller, x, source, destination).Error).FirstOrDefault(x => x is not null)
            ?? (places + images.Count > limit ? CopyErrors.NotEnoughPlaces(destination, limit - places, images.Count) : null);
        if (refusal is not null)
        {
            return plan with { Refusal = refusal };
        }

        var transfer = new ImageTransfer(stores.For(source.Code), stores.For(destination.Code));
        foreach (var image in images)
        {
            try
            {
                plan = plan with { BytesToMove = plan.BytesToMove + (await transfer.PlanAsync(image.Digest!, cancellationToken)).BytesMissing };
            }
            catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
            {
                return plan with { Refusal = CopyErrors.ContentMissing(image.Digest!) };
            }
        }

        return plan;
    }
}
