using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Instances;

/// <summary>Starts stopped instances again, from their own disks: the image is not asked for (R55, R61).</summary>
public sealed class ResumeInstances(InstanceChange change)
{
    public Task<Result> RunAsync(Caller caller, IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken) =>
        change.RunAsync(caller, ids, "instance.start", (_, instance, now) => Task.FromResult(instance.Resume(now)), cancellationToken);
}
