using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Imports;

/// <summary>Turns one source into the content of an image. Runs again from the start after a crash; chunks that are stored stay stored.</summary>
internal sealed class ImportHandler(
    SystemDatabase database, IEnumerable<IDiskSource> sources, DiskInspector inspector, ImageStores stores, ImportConclusion conclusion) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Import;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var input = ImportInput.Parse(operation.Input);
        var opened = await sources.Single(x => x.Knows(input.Source)).OpenAsync(input.Source, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var source = opened.Value;
        var declared = DiskFormatNames.FromFileName(input.SourceName);
        var report = await InspectAsync(operation, source, declared, cancellationToken);
        if (!report.Accepted)
        {
            return ImportErrors.RefusedBy(report);
        }

        if (report.Unconfirmed(input.Acknowledged) is { Count: > 0 } unconfirmed)
        {
            return ImportErrors.NotAcknowledged(unconfirmed);
        }

        try
        {
            return await StoreAsync(operation, source, declared, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            return ImportErrors.Damaged(damaged.Message);
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as ImportOutcome, cancellationToken);

    private async Task<CheckReport> InspectAsync(OperationContext operation, IRandomAccessSource source, DiskFormat? declared, CancellationToken cancellationToken)
    {
        await operation.EnterAsync(OperationStage.Inspecting, "Inspecting the disk.", cancellationToken);
        await using var db = database.Open();
        var profile = await db.Regions.Where(x => x.Code == operation.Region).Select(x => x.Profile).SingleAsync(cancellationToken);
        var report = await inspector.InspectAsync(source, CheckProfile.Find(profile) ?? CheckProfile.Strict, declared, cancellationToken);

        var id = new ImageId(operation.Subject);
        var image = await db.Images.SingleAsync(x => x.Id == id, cancellationToken);
        image.Inspected(report);
        await db.SaveChangesAsync(cancellationToken);
        var passed = report.Criteria.Count(x => x.Outcome == CriterionOutcome.Pass);
        await operation.LogAsync(
            $"{(report.Accepted ? "Accepted" : "Refused")}: {passed} of {report.Criteria.Count} criteria pass; {report.BytesRead / 1024} KiB read in {report.ElapsedMs:0} ms.",
            cancellationToken);
        return report;
    }

    private async Task<Result<OperationOutcome>> StoreAsync(
        OperationContext operation, IRandomAccessSource source, DiskFormat? declared, CancellationToken cancellationToken)
    {
        await operation.EnterAsync(OperationStage.Storing, "Storing the pieces that the region lacks.", cancellationToken);
        var opening = await DiskOpener.OpenAsync(source, declared, cancellationToken);
        if (opening.Disk is null)
        {
            return ImportErrors.Damaged(opening.Error!.Message);
        }

        await using var disk = opening.Disk;
        var stored = await stores.For(operation.Region).IngestAsync(disk, new StageProgress(operation), cancellationToken);
        await operation.EnterAsync(
            OperationStage.Sealing,
            $"Sealed {stored.Digest}: {stored.ChunksWritten} pieces stored, {stored.ChunksReused} were there already.",
            cancellationToken);
        return new ImportOutcome(stored);
    }

    /// <summary>Reports in the caller's thread and order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class StageProgress(OperationContext operation) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => operation.Report(value.BytesDone, value.BytesTotal);
    }
}
