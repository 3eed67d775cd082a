using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Regions;

/// <summary>All regions in their order; every account sees the same.</summary>
public sealed class ListRegions(SystemDatabase database)
{
    public async Task<IReadOnlyList<RegionView>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var regions = await db.Regions.AsNoTracking().OrderBy(x => x.Position).ThenBy(x => x.Code).ToListAsync(cancellationToken);
        return regions.ConvertAll(x => new RegionView(x.Code, x.Name, x.Profile, x.TimeZone, x.CanBeCopySource, x.CanBeCopyDestination)
        {
            ImportsClosed = x.ImportsClosed,
            Prices = RegionPrice.Parse(x.Prices),
        });
    }
}
