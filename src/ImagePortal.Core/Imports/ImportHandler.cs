using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;

namespace ImagePortal.Core.Imports;

/// <summary>Turns one source into the content of an image. Runs again from the start after a crash; chunks that are stored stay stored.</summary>
internal sealed class ImportHandler(
    IEnumerable<IDiskSource> sources, DiskIntake intake, ImportJournals journals, ImportConclusion conclusion) : IOperationHandler
{
    /// <summary>How often a source may change under its reader before the import is refused.</summary>
    private const int MaxChanges = 3;

    public OperationKind Kind => OperationKind.Import;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var input = ImportInput.Parse(operation.Input);
        try
        {
            for (var change = 1; change <= MaxChanges; change++)
            {
                try
                {
                    return await ReadAsync(operation, input, cancellationToken);
                }
                catch (SourceChangedException)
                {
                    await operation.LogAsync("The file changed while it was read. It is read anew from its beginning.", cancellationToken);
                }
            }

            return ImportErrors.SourceChanged;
        }
        catch (DiskSourceException unreadable)
        {
            return unreadable.MayPass ? throw new TryAgainException(unreadable.Refusal, unreadable) : unreadable.Refusal;
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as ImportOutcome, cancellationToken);

    private async Task<Result<OperationOutcome>> ReadAsync(OperationContext operation, ImportInput input, CancellationToken cancellationToken)
    {
        var visit = new DiskSourceVisit(operation.Account, input.Source) { Import = operation };
        var opened = await sources.Single(x => x.Knows(input.Source)).OpenAsync(visit, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var source = opened.Value;
        var (bytes, declared) = (source.Bytes!, DiskFormatNames.FromFileName(input.SourceName));
        var report = await InspectAsync(operation, bytes, declared, cancellationToken);
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
            using var journal = source.State is { } state ? journals.Open(operation.Id, state) : null;
            return await StoreAsync(operation, bytes, journal, declared, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            return ImportErrors.Damaged(damaged.Message);
        }
    }

    private async Task<CheckReport> InspectAsync(
        OperationContext operation, IRandomAccessSource source, DiskFormat? declared, CancellationToken cancellationToken)
    {
        var (stage, line) = source is FileSource ? (OperationStage.Inspecting, "Inspecting the disk.") : (OperationStage.Checking, "Inspecting the disk where it lies.");
        await operation.EnterAsync(stage, line, cancellationToken);
        var report = await intake.InspectAsync(operation, source, declared, cancellationToken);
        await operation.LogAsync($"{(report.Accepted ? "Accepted" : "Refused")}: {DiskIntake.Summary(report)}", cancellationToken);
        return report;
    }

    private async Task<Result<OperationOutcome>> StoreAsync(
        OperationContext operation, IRandomAccessSource source, IngestJournal? journal, DiskFormat? declared, CancellationToken cancellationToken)
    {
        var (stage, line) = source is FileSource
            ? (OperationStage.Storing, "Storing the pieces that the region lacks.")
            : (OperationStage.Fetching, "Reading the disk from where it lies, and storing the pieces that the region lacks.");
        await operation.EnterAsync(stage, line, cancellationToken);
        await using var ahead = source is FileSource ? null : new ReadAheadSource(source);
        var opening = await DiskOpener.OpenAsync(ahead ?? source, declared, cancellationToken);
        if (opening.Disk is null)
        {
            return ImportErrors.Damaged(opening.Error!.Message);
        }

        await using var disk = opening.Disk;
        return new ImportOutcome(await intake.StoreAsync(operation, disk, journal, cancellationToken));
    }
}
