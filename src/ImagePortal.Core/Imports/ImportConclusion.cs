using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Criteria;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>What the end of an import changes: the image, the limits, the source, and what people are told.</summary>
internal sealed class ImportConclusion(IEnumerable<IDiskSource> sources, Notifier notifier, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    internal async Task RunAsync(PortalDbContext db, Operation operation, ImportOutcome? outcome, CancellationToken cancellationToken)
    {
        var id = new ImageId(operation.Subject);
        var image = await db.Images.SingleAsync(x => x.Id == id, cancellationToken);
        var usage = await db.RegionUsage.SingleAsync(x => x.Account == operation.Account && x.Region == operation.Region, cancellationToken);
        var region = await db.Regions.SingleAsync(x => x.Code == operation.Region, cancellationToken);

        if (outcome is { } made)
        {
            image.Complete(made.Ingest.Digest, made.Ingest.StoredSize, time.GetUtcNow());
        }
        else
        {
            usage.Refund(operation.CountedOn);
            operation.Uncount();
        }

        if (operation.State == OperationState.Cancelled)
        {
            image.Dismiss();
            db.Images.Remove(image);
        }
        else if (operation.State == OperationState.Failed)
        {
            image.Fail(operation.RefusalCode!, operation.RefusalMessage!);
        }

        var input = ImportInput.Parse(operation.Input);

        // After a fault of ours the file is kept: importing it again needs no second upload.
        if (!operation.IsOurFault)
        {
            await sources.Single(x => x.Knows(input.Source)).ReleaseAsync(db, input.Source, cancellationToken);
        }

        if (operation.State != OperationState.Cancelled)
        {
            var (kind, title) = Headline(operation, region);
            var notice = Notice(operation, image, usage, region, input, outcome);
            notifier.Add(db, operation.Account, operation.Member, kind, title, $"/images/{region.Code}/{image.Id}", notice);
        }
    }

    private static (NoticeKind Kind, string Title) Headline(Operation operation, Region region) => operation switch
    {
        { State: OperationState.Succeeded } => (NoticeKind.ImportDone, $"{operation.Title} is ready in {region.Name}"),
        { IsOurFault: true } => (NoticeKind.ImportFailed, $"{operation.Title} could not be imported"),
        _ => (NoticeKind.ImportRefused, $"{operation.Title} was refused"),
    };

    private ImageNotice Notice(Operation operation, Image image, RegionUsage usage, Region region, ImportInput input, ImportOutcome? outcome)
    {
        var report = image.Report is null ? null : CheckReportJson.Read(image.Report);
        var today = region.DayOf(time.GetUtcNow()).Day;
        return new ImageNotice(image.Id.Value, image.Name, region.Code.Value, region.Name, region.TimeZone, input.SourceName, operation.EndedAt!.Value)
        {
            System = report?.Guest is { } guest ? $"{guest.ProductName ?? guest.Distribution ?? guest.OsFamily}, {guest.Architecture}" : null,
            DiskSize = report?.VirtualSize,
            BytesInUse = outcome?.Ingest.BytesRead,
            BytesNew = outcome?.Ingest.BytesWritten,
            Took = operation.EndedAt - operation.CreatedAt,
            PlacesLeft = limits.CurrentValue.ImagesPerRegion - usage.Places,
            OperationsLeft = limits.CurrentValue.OperationsPerDay - usage.UsedOn(today),
            Reason = operation.RefusalMessage,
            Findings = report is null ? [] : [.. report.Criteria
                .Where(x => x.Outcome is CriterionOutcome.Fail or CriterionOutcome.Warn)
                .Select(x => new NoticeFinding(x.Title, x.Evidence, x.Fix, x.Outcome == CriterionOutcome.Warn))],
        };
    }
}
