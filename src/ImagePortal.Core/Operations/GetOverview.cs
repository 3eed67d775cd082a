using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>The state of the whole portal in numbers, for operators.</summary>
public sealed class GetOverview(OperatorDatabase database, TimeProvider time)
{
    public async Task<Result<Overview>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var since = time.GetUtcNow().AddDays(-1);
        var operations = await db.Operations
            .Where(x => x.State == OperationState.Queued || x.State == OperationState.Running)
            .GroupBy(x => new { x.State, x.Region })
            .Select(x => new { x.Key.State, x.Key.Region, Count = x.Count() })
            .ToListAsync(cancellationToken);
        var images = await db.Images
            .Where(x => x.Kind == ImageKind.Custom && x.State != ImageState.Deleted)
            .GroupBy(x => new { x.Region, x.Owner })
            .Select(x => new { x.Key.Region, Count = x.Count() })
            .ToListAsync(cancellationToken);
        var regions = await db.Regions.AsNoTracking().OrderBy(x => x.Position).ToListAsync(cancellationToken);
        return new Overview(
            operations.Where(x => x.State == OperationState.Queued).Sum(x => x.Count),
            operations.Where(x => x.State == OperationState.Running).Sum(x => x.Count),
            await db.Operations.CountAsync(x => x.State == OperationState.Failed && x.IsOurFault && x.EndedAt > since, cancellationToken),
            await db.Outbox.CountAsync(x => x.State == OutboxState.Dead, cancellationToken),
            await db.Outbox.CountAsync(x => x.State == OutboxState.Pending, cancellationToken),
            await db.Tickets.CountAsync(x => x.State == TicketState.Open, cancellationToken),
            await db.Accounts.CountAsync(cancellationToken),
            regions.ConvertAll(region => new RegionNumbers(
                region.Code, region.Name,
                images.Where(x => x.Region == region.Code).Sum(x => x.Count),
                images.Count(x => x.Region == region.Code),
                operations.Where(x => x.Region == region.Code).Sum(x => x.Count))));
    }
}
