using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Exports;

/// <summary>Tells who asked for it how an export ended. The image is what it was.</summary>
internal sealed class ExportConclusion(Notifier notifier)
{
    internal async Task RunAsync(PortalDbContext db, Operation operation, ExportOutcome? outcome, CancellationToken cancellationToken)
    {
        if (operation.State == OperationState.Cancelled)
        {
            return;
        }

        var region = await db.Regions.SingleAsync(x => x.Code == operation.Region, cancellationToken);
        var input = ExportInput.Parse(operation.Input);
        var notice = new ImageNotice(
            operation.Subject, operation.Title, region.Code.Value, region.Name, region.TimeZone, $"s3://{input.Bucket}/{input.Key}", operation.EndedAt!.Value)
        {
            BytesNew = outcome?.Bytes,
            Took = operation.EndedAt - operation.CreatedAt,
            Reason = operation.RefusalMessage,
        };
        var (kind, title) = operation.State == OperationState.Succeeded
            ? (NoticeKind.ExportDone, $"{operation.Title} was exported to {input.Bucket}")
            : (NoticeKind.ExportFailed, $"{operation.Title} could not be exported to {input.Bucket}");
        notifier.Add(db, operation.Account, operation.Member, kind, title, $"/operations/{operation.Id}", notice);
    }
}
