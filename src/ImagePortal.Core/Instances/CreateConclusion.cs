using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>What the end of an image's making changes: the image, the limits, and what people are told. The instance is as it was.</summary>
internal sealed class CreateConclusion(Notifier notifier, AccountLimits limits, InstanceHints hints, TimeProvider time)
{
    internal async Task RunAsync(PortalDbContext db, Operation operation, CreateOutcome? outcome, CancellationToken cancellationToken)
    {
        var id = new ImageId(operation.Subject);
        var image = await db.Images.SingleAsync(x => x.Id == id, cancellationToken);
        var usage = await ImagePlaces.UsageAsync(db, operation.Account, operation.Region, cancellationToken);
        if (outcome is { } made)
        {
            image.Complete(made.Ingest.Digest, made.Ingest.StoredSize, time.GetUtcNow());
            if (made.FromRunning)
            {
                image.CapturedRunning();
            }
        }
        else
        {
            usage.Refund(operation.CountedOn);
            operation.Uncount();
        }

        // One that is to be terminated waits for this.
        hints.Hint();
        if (operation.State == OperationState.Cancelled)
        {
            image.Dismiss();
            db.Images.Remove(image);
            return;
        }

        if (operation.State == OperationState.Failed)
        {
            image.Fail(operation.RefusalCode!, operation.RefusalMessage!);
        }

        await TellAsync(db, operation, image, usage, outcome, cancellationToken);
    }

    private async Task TellAsync(
        PortalDbContext db, Operation operation, Image image, RegionUsage usage, CreateOutcome? outcome, CancellationToken cancellationToken)
    {
        var region = await db.Regions.SingleAsync(x => x.Code == operation.Region, cancellationToken);
        var limit = await limits.OfAsync(db, operation.Account, cancellationToken);
        var input = CreateInput.Parse(operation.Input);
        var notice = new ImageNotice(
            operation.Subject, operation.Title, region.Code.Value, region.Name, region.TimeZone, $"{input.InstanceName} ({input.Instance})", operation.EndedAt!.Value)
        {
            System = image.ProductName is { } system ? $"{system}, {image.Architecture}" : null,
            DiskSize = image.VirtualSize,
            BytesInUse = outcome?.Ingest.BytesRead,
            BytesNew = outcome?.Ingest.BytesWritten,
            Took = operation.EndedAt - operation.CreatedAt,
            PlacesLeft = Math.Max(0, limit.ImagesPerRegion - usage.Places),
            OperationsLeft = Math.Max(0, limit.OperationsPerDay - usage.UsedOn(region.DayOf(time.GetUtcNow()).Day)),
            Message = outcome is { FromRunning: true } ? "The instance ran: the disk is as after a power cut." : null,
            Reason = operation.RefusalMessage,
        };
        var (kind, title) = operation.State == OperationState.Succeeded
            ? (NoticeKind.CreateDone, $"{operation.Title} was made in {region.Name}")
            : (NoticeKind.CreateFailed, $"{operation.Title} could not be made from {input.InstanceName}");
        notifier.Add(db, operation.Account, operation.Member, kind, title, $"/images/{region.Code}/{operation.Subject}", notice);
    }
}
