using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Regions;

/// <summary>Moves a region one place up or down in every list.</summary>
public sealed class MoveRegion(OperatorDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, RegionCode code, bool up, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, code, up, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, RegionCode code, bool up, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var regions = await db.Regions.OrderBy(x => x.Position).ThenBy(x => x.Code).ToListAsync(cancellationToken);
        var from = regions.FindIndex(x => x.Code == code);
        if (from < 0)
        {
            return RegionErrors.NotFound(code);
        }

        var to = Math.Clamp(up ? from - 1 : from + 1, 0, regions.Count - 1);
        var before = string.Join(' ', regions.Select(x => x.Code));
        (regions[from], regions[to]) = (regions[to], regions[from]);
        if (from != to)
        {
            foreach (var (position, region) in regions.Index().Where(x => x.Item.Position != x.Index))
            {
                region.MoveTo(position);
            }

            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "region.moved", code.Value, before, string.Join(' ', regions.Select(x => x.Code))));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
