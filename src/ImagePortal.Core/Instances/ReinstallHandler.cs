using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Writes an image's content as another disk beside the instance's own, once that is off. It touches nothing else: the end of the operation decides which of the
/// two is the instance's, and the host takes that one before it starts it again. Runs again from the start after a crash.
/// </summary>
internal sealed class ReinstallHandler(IHypervisor hypervisor, InstanceHosting hosting, InstanceRest rest, DiskMaker disks, ReinstallConclusion conclusion)
    : IOperationHandler
{
    public OperationKind Kind => OperationKind.Reinstall;

    public bool CanRun(RegionCode region, string input) => hosting.IsHere && ReinstallInput.Parse(input).Host == hosting.Id;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var id = new InstanceId(operation.Subject);
        if (await rest.WaitAsync(operation, id, cancellationToken) is not { } instance)
        {
            return InstanceErrors.NotFound(id);
        }

        if (instance.State != InstanceState.Stopped)
        {
            return InstanceErrors.NotNow(id, instance.State);
        }

        if (hypervisor.FindDisk(id) is null)
        {
            return InstanceErrors.DiskMissing;
        }

        var digest = ReinstallInput.Parse(operation.Input).Digest;
        var made = await disks.MakeAsync(
            operation, digest, _ => Task.FromResult(hypervisor.PrepareNext(id, operation.Id.Value)), instance.Network, cancellationToken);
        if (!made.Ok)
        {
            return made.Error;
        }

        cancellationToken.ThrowIfCancellationRequested();
        hypervisor.KeepNext(id, operation.Id.Value);
        return new ReinstallOutcome(made.Value);
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as ReinstallOutcome, cancellationToken);
}
