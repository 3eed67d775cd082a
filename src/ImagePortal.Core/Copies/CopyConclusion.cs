using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Copies;

/// <summary>What the end of a copy changes: the new image, the limits of both regions, and what people are told.</summary>
internal sealed class CopyConclusion(Notifier notifier, TimeProvider time)
{
    internal async Task RunAsync(PortalDbContext db, Operation operation, CopyOutcome? outcome, CancellationToken cancellationToken)
    {
        var id = new ImageId(operation.Subject);
        var image = await db.Images.SingleAsync(x => x.Id == id, cancellationToken);
        var input = CopyInput.Parse(operation.Input);
        if (outcome is { } made)
        {
            image.Complete(made.Transfer.Digest, made.Transfer.StoredSize, time.GetUtcNow());
        }
        else
        {
            var source = new RegionCode(input.SourceRegion);
            (await ImagePlaces.UsageAsync(db, operation.Account, operation.Region, cancellationToken)).FreePlace();
            (await ImagePlaces.UsageAsync(db, operation.Account, source, cancellationToken)).UncountOperation(operation.CountedOn);
            operation.Uncount();
        }

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

        await TellAsync(db, operation, input, outcome, cancellationToken);
    }

    private async Task TellAsync(PortalDbContext db, Operation operation, CopyInput input, CopyOutcome? outcome, CancellationToken cancellationToken)
    {
        var region = await db.Regions.SingleAsync(x => x.Code == operation.Region, cancellationToken);
        var notice = new ImageNotice(
            operation.Subject, operation.Title, region.Code.Value, region.Name, region.TimeZone, $"{input.SourceImage} in {input.SourceRegion}", operation.EndedAt!.Value)
        {
            BytesInUse = outcome?.Transfer.StoredSize,
            BytesNew = outcome?.Transfer.BytesMoved,
            Took = operation.EndedAt - operation.CreatedAt,
            Reason = operation.RefusalMessage,
        };
        var (kind, title) = operation.State == OperationState.Succeeded
            ? (NoticeKind.CopyDone, $"{operation.Title} was copied to {region.Name}")
            : (NoticeKind.CopyFailed, $"{operation.Title} could not be copied to {region.Name}");
        notifier.Add(db, operation.Account, operation.Member, kind, title, $"/images/{region.Code}/{operation.Subject}", notice);
    }
}
