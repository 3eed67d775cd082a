using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>How many images each tab has, and how much of the limits is used.</summary>
public sealed class CountImages(PortalDatabase database, AccountLimits limits, TimeProvider time)
{
    public async Task<Result<ImageCounts>> RunAsync(Caller caller, RegionCode code, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(x => x.Code == code, cancellationToken);
        if (region is null)
        {
            return RegionErrors.NotFound(code);
        }

        var counts = new Dictionary<ImageTab, int>();
        foreach (var tab in Enum.GetValues<ImageTab>())
        {
            counts[tab] = await ImageRows.CountAsync(ImageRows.Of(db, caller, tab).Where(x => x.Region == code), cancellationToken);
        }

        var unseen = await db.Shares.CountAsync(
            x => x.Recipient == caller.Account && x.SeenAt == null && db.Images.Any(i => i.Id == x.Image && i.Region == code), cancellationToken);
        var usage = await db.RegionUsage.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Account == caller.Account && x.Region == code, cancellationToken);
        var (today, resetsAt) = region.DayOf(time.GetUtcNow());
        var limit = await limits.OfAsync(db, caller.Account, cancellationToken);
        return new ImageCounts(
            counts[ImageTab.Public], counts[ImageTab.Market], counts[ImageTab.Custom], counts[ImageTab.Shared], unseen,
            usage?.Places ?? 0, limit.ImagesPerRegion, usage?.UsedOn(today) ?? 0, limit.OperationsPerDay, resetsAt);
    }
}
