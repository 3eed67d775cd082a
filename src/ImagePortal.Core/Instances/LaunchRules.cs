using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>From which images an account starts instances, and how many it may have.</summary>
public sealed class LaunchRules(InstanceHosting hosting, AccountLimits limits)
{
    /// <summary>
    /// Any image that the account sees: public, market, its own, and those shared with it (R7, R12), in the region where it is kept (R19). Who no longer
    /// sees it starts nothing from it (R57).
    /// </summary>
    internal async Task<Result<Image>> FindImageAsync(PortalDbContext db, Caller caller, ImageId id, RegionCode? region, CancellationToken cancellationToken)
    {
        var image = await db.Images.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        if (image is null)
        {
            return db.Refused(caller, ImageErrors.NotFound(id), id.Value);
        }

        return region is { } wanted && image.Region != wanted ? InstanceErrors.OtherRegion(id, image.Region)
            : image.State != ImageState.Available ? InstanceErrors.ImageNotAvailable(id, image.State)
            : !await hosting.IsServedAsync(db, image.Region, cancellationToken) ? InstanceErrors.NoHypervisor(image.Region)
            : image;
    }

    /// <summary>Instances of the account that count, and how many may. One that failed or goes does not.</summary>
    internal async Task<(int Used, int Limit)> CountAsync(PortalDbContext db, Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        var used = await db.Instances.CountAsync(
            x => x.Account == caller.Account && x.Region == region && x.State != InstanceState.Failed && x.State != InstanceState.Terminating, cancellationToken);
        return (used, (await limits.OfAsync(db, caller.Account, cancellationToken)).InstancesPerRegion);
    }
}
