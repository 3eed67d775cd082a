using ImagePortal.Core.Images;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage;
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
    ImageStores stores,
    NetworkFileWriter files,
    SystemDatabase database,
    InstanceHints hints,
    TimeProvider time)
    : IOperationHandler
{
    // Left free for the database and the stores.
    private const long Headroom = 256L << 20;

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

        try
        {
            var path = await MakeDiskAsync(operation, instance, cancellationToken);
            if (instance.Network is { } network)
            {
                await WriteNetworkFileAsync(operation, instance, path, network, cancellationToken);
            }
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return InstanceErrors.ContentMissing;
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

    private async Task<string> MakeDiskAsync(OperationContext operation, Instance instance, CancellationToken cancellationToken)
    {
        await using var disk = await stores.For(operation.Region).OpenAsync(instance.Digest, cancellationToken);
        var path = await hypervisor.PrepareAsync(instance.Id, cancellationToken);
        var needed = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            needed += extent.Length;
        }

        if (needed > new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace - Headroom)
        {
            throw new TryAgainException(InstanceErrors.NoRoom);
        }

        await operation.EnterAsync(OperationStage.Preparing, $"Writing its disk, {needed >> 20} MiB of {disk.Length >> 20} MiB.", cancellationToken);
        await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, new Progress(operation, disk.Length), cancellationToken);
        return path;
    }

    /// <summary>R76, R87. What cannot be written stops nothing; a disk that was touched in vain is made anew.</summary>
    private async Task WriteNetworkFileAsync(OperationContext operation, Instance instance, string path, InstanceNetwork network, CancellationToken cancellationToken)
    {
        var result = await files.WriteAsync(path, network, cancellationToken);
        if (result is { Path: null, IsTouched: true })
        {
            await MakeDiskAsync(operation, instance, cancellationToken);
        }

        await operation.LogAsync(
            result.Path is { } written
                ? $"Wrote {written}: address {network.Address}, gateway {network.Gateway}."
                : $"The network file could not be written: {result.Problem}. Its address is {network.Address}.",
            cancellationToken);
        await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.Open();

            // Another host that took it over meanwhile makes a disk of its own.
            var row = await db.Instances.SingleOrDefaultAsync(x => x.Id == instance.Id && x.Host == instance.Host, cancellationToken);
            row?.TellNetworkFile(result.Path, result.Problem);
            return await db.SaveChangesAsync(cancellationToken);
        });
    }

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

    /// <summary>Reports in the caller's thread and order.</summary>
    private sealed class Progress(OperationContext operation, long total) : IProgress<long>
    {
        public void Report(long value) => operation.Report(value, total);
    }
}
