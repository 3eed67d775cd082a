using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;

namespace ImagePortal.Core.Copies;

/// <summary>Moves to the destination's store what it lacks. Runs again from the start after a crash; chunks that arrived stay.</summary>
internal sealed class CopyHandler(ImageStores stores, CopyConclusion conclusion) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Copy;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var input = CopyInput.Parse(operation.Input);
        var transfer = new ImageTransfer(stores.For(new RegionCode(input.SourceRegion)), stores.For(operation.Region));
        try
        {
            var plan = await transfer.PlanAsync(input.Digest, cancellationToken);
            await operation.EnterAsync(
                OperationStage.Copying, $"{plan.Chunks} pieces named, {plan.ChunksMissing} missing here ({plan.BytesMissing >> 20} MiB).", cancellationToken);
            var moved = await transfer.RunAsync(input.Digest, new StageProgress(operation), cancellationToken);
            await operation.EnterAsync(
                OperationStage.Sealing, $"Sealed {moved.Digest}: {moved.ChunksMoved} pieces moved and verified, {moved.ChunksReused} were here.", cancellationToken);
            return new CopyOutcome(moved);
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return CopyErrors.ContentMissing(input.Digest);
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as CopyOutcome, cancellationToken);

    private sealed class StageProgress(OperationContext operation) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => operation.Report(value.BytesDone, value.BytesTotal);
    }
}
