using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Says beforehand which images an instance can be reinstalled from, and what would refuse it. Changes nothing.</summary>
public sealed class PlanReinstall(PortalDatabase database, ReinstallRules rules, InstanceHosting hosting)
{
    public async Task<Result<ReinstallPlan>> RunAsync(Caller caller, InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (await InstanceReader.ReadAsync(db, db.Instances.Where(x => x.Id == id), hosting.GoneSince, cancellationToken) is not [var instance])
        {
            return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
        }

        var region = await db.Regions.AsNoTracking().SingleAsync(x => x.Code == instance.Region, cancellationToken);
        var images = await db.Images.AsNoTracking()
            .Where(x => x.Region == instance.Region && x.State == ImageState.Available)
            .OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Select(x => new ReinstallChoice(x.Id, x.Name, x.Kind, x.ProductName, x.Kind == ImageKind.Custom && x.Owner != caller.Account))
            .ToListAsync(cancellationToken);
        var refusal = (await rules.FindAsync(db, caller, id, cancellationToken)).Error;
        return new ReinstallPlan(instance, region.Name, images, refusal);
    }
}
