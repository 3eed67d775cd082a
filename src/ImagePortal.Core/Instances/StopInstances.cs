using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Instances;

/// <summary>Asks the systems of instances to shut down. What has not after a while is cut off.</summary>
public sealed class StopInstances(InstanceChange change)
{
    /// <param name="atOnce">Cut them off at once.</param>
    public Task<Result> RunAsync(Caller caller, IReadOnlyCollection<InstanceId> ids, bool atOnce, CancellationToken cancellationToken) =>
        change.RunAsync(caller, ids, "instance.stop", (_, instance, now) => Task.FromResult(instance.Stop(atOnce, now)), cancellationToken);
}
