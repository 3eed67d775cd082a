using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Asks instances for something: all of them, or none when one cannot. This node's watch, or the host's sweep, then does it.</summary>
public sealed class InstanceChange(PortalDatabase database, InstanceHints hints, TimeProvider time)
{
    internal async Task<Result> RunAsync(
        Caller caller,
        IReadOnlyCollection<InstanceId> ids,
        string action,
        Func<PortalDbContext, Instance, DateTimeOffset, Task<Result>> change,
        CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return InstanceErrors.NoInstances;
        }

        var changed = await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.OpenFor(caller);
            var now = time.GetUtcNow();
            foreach (var id in ids.Distinct())
            {
                if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { } instance)
                {
                    return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
                }

                var before = instance.State;
                if (await change(db, instance, now) is { Ok: false } refused)
                {
                    return refused;
                }

                db.Audit.Add(AuditEntry.By(caller, now, action, id.Value, before: $"{before}", after: $"{instance.State}"));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        });
        if (changed.Ok)
        {
            hints.Hint();
        }

        return changed;
    }
}
