using System.Text.Json;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Stores;

/// <summary>Reads what the rows tell of stores, for operators.</summary>
public sealed class RegionStoreReader(IOptionsMonitor<UpkeepOptions> options)
{
    internal async Task<IReadOnlyList<RegionStore>> ReadAsync(PortalDbContext db, RegionCode? only, CancellationToken cancellationToken)
    {
        var regions = await db.Regions.AsNoTracking().Where(x => only == null || x.Code == only).OrderBy(x => x.Position).ToListAsync(cancellationToken);
        var images = await db.Images.Where(x => x.Digest != null)
            .GroupBy(x => x.Region)
            .Select(x => new { Region = x.Key, Count = x.Count(), Accounts = x.Select(i => i.Owner).Distinct().Count() })
            .ToDictionaryAsync(x => x.Region, cancellationToken);
        var underWay = await db.Operations
            .Where(x => (x.State == OperationState.Queued || x.State == OperationState.Running)
                && x.Kind != OperationKind.Verification && x.Kind != OperationKind.Collection)
            .GroupBy(x => x.Region)
            .Select(x => new { Region = x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Region, x => x.Count, cancellationToken);
        var upkeep = await db.StoreUpkeep.AsNoTracking().ToListAsync(cancellationToken);
        var ids = upkeep.SelectMany(x => new[] { x.Running, x.Last }).OfType<OperationId>().Distinct().ToList();
        var operations = await OperationView.Of(db.Operations.Where(x => ids.Contains(x.Id))).ToDictionaryAsync(x => x.Id, cancellationToken);
        return
        [
            .. regions.Select(x => new RegionStore(
                new RegionView(x.Code, x.Name, x.Profile, x.TimeZone, x.CanBeCopySource, x.CanBeCopyDestination),
                images.GetValueOrDefault(x.Code)?.Count ?? 0,
                images.GetValueOrDefault(x.Code)?.Accounts ?? 0,
                underWay.GetValueOrDefault(x.Code),
                options.CurrentValue.GraceHours,
                ViewOf<VerificationReport>(upkeep, x.Code, UpkeepKind.Verification, operations),
                ViewOf<CollectionReport>(upkeep, x.Code, UpkeepKind.Collection, operations))),
        ];
    }

    private UpkeepView<TReport> ViewOf<TReport>(
        List<StoreUpkeep> upkeep, RegionCode region, UpkeepKind kind, Dictionary<OperationId, OperationView> operations)
        where TReport : class
    {
        var row = upkeep.Find(x => x.Region == region && x.Kind == kind);
        var running = row?.Running is { } now ? operations.GetValueOrDefault(now) : null;
        var last = row?.Last is { } ended ? operations.GetValueOrDefault(ended) : null;
        return new UpkeepView<TReport>(
            running,
            row?.LastReport is { } report ? JsonSerializer.Deserialize<TReport>(report) : null,
            last?.State == OperationState.Failed ? last.RefusalMessage : null,
            options.CurrentValue.IntervalOf(kind) is null ? null : row?.DueAt);
    }
}
