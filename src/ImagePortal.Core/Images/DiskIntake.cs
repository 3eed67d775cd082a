using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>The steps that make a disk the content of an image, wherever it comes from. Each can be run again after a crash.</summary>
public sealed class DiskIntake(SystemDatabase database, DiskInspector inspector, ImageStores stores)
{
    /// <summary>Inspects by the profile of the region, and keeps what was found with the image, whatever the verdict.</summary>
    internal async Task<CheckReport> InspectAsync(
        OperationContext operation, IRandomAccessSource source, DiskFormat? declared, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var profile = await db.Regions.Where(x => x.Code == operation.Region).Select(x => x.Profile).SingleAsync(cancellationToken);
        await using var cached = new CachedSource(source);
        var report = await inspector.InspectAsync(cached, CheckProfile.Find(profile) ?? CheckProfile.Strict, declared, cancellationToken);

        var id = new ImageId(operation.Subject);
        var image = await db.Images.SingleAsync(x => x.Id == id, cancellationToken);
        image.Inspected(report);
        await db.SaveChangesAsync(cancellationToken);
        return report;
    }

    /// <summary>Stores the pieces that the region lacks, and seals.</summary>
    /// <exception cref="InvalidDataException">The disk could not be read to its end.</exception>
    internal async Task<IngestResult> StoreAsync(OperationContext operation, IVirtualDisk disk, IngestJournal? journal, CancellationToken cancellationToken)
    {
        var stored = await stores.For(operation.Region).IngestAsync(disk, journal, new StageProgress(operation), cancellationToken);
        await operation.EnterAsync(
            OperationStage.Sealing,
            $"Sealed {stored.Digest}: {stored.ChunksWritten} pieces stored, {stored.ChunksReused} were there already.",
            cancellationToken);
        return stored;
    }

    /// <summary>For the operation's log.</summary>
    internal static string Summary(CheckReport report) =>
        $"{report.Criteria.Count(x => x.Outcome == CriterionOutcome.Pass)} of {report.Criteria.Count} criteria pass; {report.BytesRead / 1024} KiB read in {report.ElapsedMs:0} ms.";

    /// <summary>Reports in the caller's thread and order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class StageProgress(OperationContext operation) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => operation.Report(value.BytesDone, value.BytesTotal);
    }
}
