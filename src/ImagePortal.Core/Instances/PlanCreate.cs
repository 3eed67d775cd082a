using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Says beforehand what an image of an instance would take, and what would refuse it. Changes nothing.</summary>
public sealed class PlanCreate(PortalDatabase database, CreateRules rules, InstanceHosting hosting, AccountLimits limits, TimeProvider time)
{
    public async Task<Result<CreatePlan>> RunAsync(Caller caller, InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (await InstanceReader.ReadAsync(db, db.Instances.Where(x => x.Id == id), hosting.GoneSince, cancellationToken) is not [var instance])
        {
            return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
        }

        var usage = await ImagePlaces.UsageAsync(db, caller.Account, instance.Region, cancellationToken);
        var region = await db.Regions.AsNoTracking().SingleAsync(x => x.Code == instance.Region, cancellationToken);
        var (today, resetsAt) = region.DayOf(time.GetUtcNow());
        var limit = await limits.OfAsync(db, caller.Account, cancellationToken);
        var (places, operations) = (usage.Places, usage.UsedOn(today));
        var refusal = (await rules.FindAsync(db, caller, id, instance.Region, cancellationToken)).Error ?? usage.Reserve(limit, today, resetsAt).Error;
        return new CreatePlan(instance, region.Name, places, limit.ImagesPerRegion, operations, limit.OperationsPerDay, resetsAt, refusal);
    }
}
