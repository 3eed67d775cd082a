using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Makes an instance's disk the content of an image. One that is off is read where it lies: it is not started, nor removed, while the operation is not over.
/// One that runs is captured first. Runs again from the start after a crash; chunks that are stored stay stored.
/// </summary>
internal sealed class CreateHandler(
    IHypervisor hypervisor, InstanceHosting hosting, InstanceRest rest, DiskIntake intake, CreateConclusion conclusion)
    : IOperationHandler
{
    // Left free for the database and the stores.
    private const long Headroom = 256L << 20;

    public OperationKind Kind => OperationKind.Create;

    public bool CanRun(RegionCode region, string input) => hosting.IsHere && CreateInput.Parse(input).Host == hosting.Id;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var id = new InstanceId(CreateInput.Parse(operation.Input).Instance);
        try
        {
            while (true)
            {
                if (await rest.WaitAsync(operation, id, cancellationToken) is null)
                {
                    return InstanceErrors.NotFound(id);
                }

                if (hypervisor.FindDisk(id) is not { } disk)
                {
                    return InstanceErrors.DiskMissing;
                }

                if (!hypervisor.IsRunning(id))
                {
                    return await ReadAsync(operation, disk, cancellationToken);
                }

                if (await CaptureAsync(operation, id, disk, cancellationToken) is { } capture)
                {
                    return await ReadCaptureAsync(operation, capture, cancellationToken);
                }

                await operation.LogAsync("It shut down meanwhile: its disk is at rest, and read as it is.", cancellationToken);
            }
        }
        finally
        {
            await hypervisor.DropCaptureAsync(id, CancellationToken.None);
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as CreateOutcome, cancellationToken);

    private async Task<string?> CaptureAsync(OperationContext operation, InstanceId id, string path, CancellationToken cancellationToken)
    {
        await using var file = FileSource.Open(path);
        var needed = 0L;
        await foreach (var extent in new RawDisk(file).ReadExtentsAsync(cancellationToken))
        {
            needed += extent.Length;
        }

        if (needed > new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace - Headroom)
        {
            throw new TryAgainException(InstanceErrors.NoRoomToCapture);
        }

        await operation.EnterAsync(
            OperationStage.Capturing, $"The instance runs: its disk is copied as it is at this moment, {needed >> 20} MiB of {file.Length >> 20} MiB.", cancellationToken);
        return await hypervisor.CaptureAsync(id, operation.Report, cancellationToken);
    }

    private async Task<Result<OperationOutcome>> ReadAsync(OperationContext operation, string path, CancellationToken cancellationToken)
    {
        await using var file = FileSource.Open(path);
        var disk = new RawDisk(file);
        await InspectAsync(operation, disk, OperationStage.Checking, cancellationToken);
        await operation.EnterAsync(OperationStage.Reading, "Reading the disk, and storing the pieces that the region lacks.", cancellationToken);
        return new CreateOutcome(await intake.StoreAsync(operation, disk, null, cancellationToken), FromRunning: false);
    }

    private async Task<Result<OperationOutcome>> ReadCaptureAsync(OperationContext operation, string path, CancellationToken cancellationToken)
    {
        await using var file = FileSource.Open(path);
        var opening = await DiskOpener.OpenAsync(file, DiskFormat.Qcow2, cancellationToken);
        await using var disk = opening.Disk ?? throw new IOException($"The copy of the disk cannot be read: {opening.Error!.Message}");
        await InspectAsync(operation, disk, OperationStage.Inspecting, cancellationToken);
        await operation.EnterAsync(OperationStage.Storing, "Storing the pieces that the region lacks.", cancellationToken);
        return new CreateOutcome(await intake.StoreAsync(operation, disk, null, cancellationToken), FromRunning: true);
    }

    /// <summary>Whatever the verdict: what was started here may be kept. Its owner reads what was found.</summary>
    private async Task InspectAsync(OperationContext operation, IVirtualDisk disk, OperationStage stage, CancellationToken cancellationToken)
    {
        await operation.EnterAsync(stage, "Inspecting the disk.", cancellationToken);

        // Its format is known; whatever a guest writes to its first bytes changes nothing.
        var report = await intake.InspectAsync(operation, disk, DiskFormat.Raw, cancellationToken);
        await operation.LogAsync(
            $"{(report.Accepted ? "Found" : "Found, which an import would refuse")}: {DiskIntake.Summary(report)}", cancellationToken);
    }
}
