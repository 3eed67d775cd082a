using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Regions;

/// <summary>Changes a region's rules. They hold for every node from the next request on; what runs goes on.</summary>
public sealed class EditRegion(OperatorDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, RegionCode code, RegionSettings settings, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, code, settings, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, RegionCode code, RegionSettings settings, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        if (await db.Regions.SingleOrDefaultAsync(x => x.Code == code, cancellationToken) is not { } region)
        {
            return RegionErrors.NotFound(code);
        }

        var before = region.Settings;
        var changed = region.Change(settings);
        if (changed.Ok && before != region.Settings)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "region.changed", code.Value, before.ToString(), region.Settings.ToString()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return changed;
    }
}
