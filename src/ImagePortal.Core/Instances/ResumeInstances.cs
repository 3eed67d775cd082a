using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Instances;

/// <summary>Starts stopped instances again, from their own disks: the image is not asked for (R55, R61). One whose disk is being read for an image (R34), or replaced (R91), waits.</summary>
public sealed class ResumeInstances(InstanceChange change)
{
    public Task<Result> RunAsync(Caller caller, IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken) =>
        change.RunAsync(caller, ids, "instance.start", (db, instance, now) => ResumeAsync(db, instance, now, cancellationToken), cancellationToken);

    private static async Task<Result> ResumeAsync(PortalDbContext db, Instance instance, DateTimeOffset now, CancellationToken cancellationToken) =>
        await CreateRules.FindBusyAsync(db, instance, cancellationToken) is { } operation ? InstanceErrors.Busy(instance.Id, operation) : instance.Resume(now);
}
