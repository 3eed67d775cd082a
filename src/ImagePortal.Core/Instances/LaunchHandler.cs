using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Writes the image's content as the instance's own disk, and starts it. Runs again from the start after a crash, unless the machine runs already; the
/// host that began last has it.
/// </summary>
internal sealed class LaunchHandler(
    IHypervisor hypervisor,
    InstanceHosting hosting,
    KeepInstances keep,
    DiskMaker disks,
    SystemDatabase database,
    InstanceHints hints,
    TimeProvider time)
    : IOperationHandler
{
    public OperationKind Kind => OperationKind.Launch;

    public bool CanRun(RegionCode region, string input) => hosting.Serves(region);

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var placed = await PortalDatabase.RetryAsync(() => PlaceAsync(new InstanceId(operation.Subject), cancellationToken));
        if (!placed.Ok)
        {
            return placed.Error;
        }

        var instance = placed.Value;
        if (hypervisor.IsRunning(instance.Id))
        {
            return new LaunchOutcome();
        }

        var made = await disks.MakeAsync(operation, instance.Digest, x => hypervisor.PrepareAsync(instance.Id, x), instance.Network, cancellationToken);
        if (!made.Ok)
        {
            return made.Error;
        }

        if (instance.Network is not null)
        {
            await TellNetworkFileAsync(instance, made.Value, cancellationToken);
        }

        await operation.EnterAsync(OperationStage.Starting, $"Starting it with {instance.Cpus} CPU and {instance.MemoryMiB} MiB.", cancellationToken);
        var started = await hypervisor.StartAsync(instance.Id, instance.Cpus, instance.MemoryMiB, instance.Network, cancellationToken);
        return started.Ok ? new LaunchOutcome() : throw new TryAgainException(started.Error);
    }

    public async Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken)
    {
        var id = new InstanceId(operation.Subject);
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { } instance)
        {
            return;
        }

        // One that was asked to go meanwhile stays on its way: then none of these moves is open to it.
        var now = time.GetUtcNow();
        _ = operation.State switch
        {
            OperationState.Succeeded => instance.Started(now),
            OperationState.Cancelled => instance.Terminate(now),
            _ => instance.Fail(operation.RefusalMessage!, now),
        };
        hints.Hint();
    }

    private Task<int> TellNetworkFileAsync(Instance instance, NetworkFileResult result, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(async () =>
    {
        await using var db = database.Open();

        // Another host that took it over meanwhile makes a disk of its own.
        var row = await db.Instances.SingleOrDefaultAsync(x => x.Id == instance.Id && x.Host == instance.Host, cancellationToken);
        row?.TellNetworkFile(result.Path, result.Problem);
        return await db.SaveChangesAsync(cancellationToken);
    });

    private async Task<Result<Instance>> PlaceAsync(InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { } instance)
        {
            return InstanceErrors.NotFound(id);
        }

        var placed = instance.PlaceOn(hosting.Id);
        if (!placed.Ok)
        {
            return placed.Error;
        }

        if (await keep.FreeMemoryAsync(db, instance, cancellationToken) < instance.MemoryMiB)
        {
            throw new TryAgainException(InstanceErrors.NoMemory);
        }

        await db.SaveChangesAsync(cancellationToken);
        return instance;
    }
}
