using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Of which instances images are made, and what a new one takes (R13, R14, R34). No import permission is needed: nothing comes from outside.</summary>
public sealed class CreateRules(InstanceHosting hosting, AccountLimits limits, TimeProvider time)
{
    /// <summary>An own instance with a disk, whatever it was started from, on a host that is there, and whose disk nobody else needs now.</summary>
    internal async Task<Result<Instance>> FindAsync(PortalDbContext db, Caller caller, InstanceId id, RegionCode region, CancellationToken cancellationToken)
    {
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id && x.Region == region, cancellationToken) is not { } instance)
        {
            return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
        }

        return await FindBusyAsync(db, instance, cancellationToken) is { } operation ? InstanceErrors.Busy(id, operation)
            : !instance.HasDisk ? InstanceErrors.NotNow(id, instance.State)
            : !await hosting.IsThereAsync(db, instance.Host, cancellationToken) ? InstanceErrors.HostGone(id)
            : instance;
    }

    /// <summary>Takes a place and one of the day's operations in <paramref name="usage"/>; nothing is taken until that is saved.</summary>
    internal async Task<Result<Admission>> AdmitAsync(PortalDbContext db, Caller caller, RegionUsage usage, CancellationToken cancellationToken)
    {
        var region = await db.Regions.AsNoTracking().SingleAsync(x => x.Code == usage.Region, cancellationToken);
        var (today, resetsAt) = region.DayOf(time.GetUtcNow());
        var limit = await limits.OfAsync(db, caller.Account, cancellationToken);
        var reserved = usage.Reserve(limit, today, resetsAt);
        return reserved.Ok ? new Admission(region, limit, today) : reserved.Error;
    }

    /// <summary>The operation that makes an image of it or reinstalls it now; null when none does.</summary>
    internal static async Task<Operation?> FindBusyAsync(PortalDbContext db, Instance instance, CancellationToken cancellationToken)
    {
        if (instance.Imaging is not { } id)
        {
            return null;
        }

        var operation = await db.Operations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        return operation is { IsOver: false } ? operation : null;
    }

    internal sealed record Admission(Region Region, LimitOptions Limit, DateOnly Today);
}
