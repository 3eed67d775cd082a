using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Imports;

/// <summary>What every import meets first: the region, the permission there and now (R92), a place and an operation of the day (R13, R14).</summary>
public sealed class ImportEntry(AccountLimits limits, TimeProvider time)
{
    /// <summary>Reserves in <paramref name="db"/>; nothing is taken until that is saved.</summary>
    internal async Task<Result<Admission>> AdmitAsync(PortalDbContext db, Caller caller, RegionCode code, CancellationToken cancellationToken)
    {
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(x => x.Code == code, cancellationToken);
        if (region is null)
        {
            return RegionErrors.NotFound(code);
        }

        if (region.ImportsClosed)
        {
            return RegionErrors.ImportsClosed(region.Name);
        }

        var now = time.GetUtcNow();
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.Account, cancellationToken);
        var permitted = account?.ImportPermission.Check(region.Code, now) ?? ImportPermissionErrors.None;
        if (!permitted.Ok)
        {
            return permitted.Error;
        }

        var usage = await ImagePlaces.UsageAsync(db, caller.Account, region.Code, cancellationToken);
        var (today, resetsAt) = region.DayOf(now);
        var limit = await limits.OfAsync(db, caller.Account, cancellationToken);
        var reserved = usage.Reserve(limit, today, resetsAt);
        return reserved.Ok ? new Admission(region, usage, limit, today) : reserved.Error;
    }

    internal sealed record Admission(Region Region, RegionUsage Usage, LimitOptions Limit, DateOnly Today);
}
