using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Says beforehand what an instance from an image would be, or why there can be none. Changes nothing.</summary>
public sealed class PlanLaunch(PortalDatabase database, LaunchRules rules)
{
    public async Task<Result<LaunchPlan>> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await rules.FindImageAsync(db, caller, id, region: null, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var image = found.Value;
        var item = (await ImageRows.ReadAsync(db, db.Images.Where(x => x.Id == id), cancellationToken)).Single();
        var region = await db.Regions.AsNoTracking().SingleAsync(x => x.Code == image.Region, cancellationToken);
        var (used, limit) = await rules.CountAsync(db, caller, image.Region, cancellationToken);
        return new LaunchPlan(item, image.Owner == caller.Account, region.Name, RegionPrice.Parse(region.Prices), InstanceType.All, used, limit);
    }
}
