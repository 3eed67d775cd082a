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
            var used = places.GetValueOrDefault(destination.Code);
            var refusal = await RefusalAsync(db, caller, images, source, destination, limit - used, cancellationToken);
            plans.Add(new CopyPlan(destination.Code, destination.Name, 0, images.Sum(x => x.StoredSize ?? 0), used, limit, refusal));
        }

        // The stores may be far away: all are asked at once.
        return await Task.WhenAll(plans.Select(x => x.Refusal is null ? MeasureAsync(x, images, source, cancellationToken) : Task.FromResult(x)));
    }

    private static async Task<Error?> RefusalAsync(
        PortalDbContext db, Caller caller, List<Image> images, Region source, Region destination, int free, CancellationToken cancellationToken)
    {
        var refusal = images.Select(x => CopyRules.Check(caller, x, source, destination).Error).FirstOrDefault(x => x is not null)
            ?? (images.Count > free ? CopyErrors.NotEnoughPlaces(destination, free, images.Count) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var taken = await ImagePlaces.FindTakenNameAsync(db, caller.Account, destination.Code, [.. images.Select(x => x.Name)], cancellationToken);
        return taken is null ? null : CopyErrors.NameTaken(taken, destination);
    }

    private async Task<CopyPlan> MeasureAsync(CopyPlan plan, List<Image> images, Region source, CancellationToken cancellationToken)
    {
        try
        {
            var transfer = new ImageTransfer(stores.For(source.Code), stores.For(plan.Destination));
            var measured = await transfer.PlanAsync([.. images.Select(x => x.Digest!)], cancellationToken);
            return plan with { BytesToMove = measured.BytesMissing, BytesTotal = measured.BytesTotal };
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            var missing = (lost as UnknownImageException)?.Digest ?? string.Join(" or ", images.Select(x => x.Digest));
            return plan with { Refusal = CopyErrors.ContentMissing(missing) };
        }
    }
}
