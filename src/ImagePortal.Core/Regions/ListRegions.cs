using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Regions;

/// <summary>All regions in their order; every account sees the same.</summary>
public sealed class ListRegions(SystemDatabase database)
{
    public async Task<IReadOnlyList<RegionView>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Regions
            .OrderBy(x => x.Position)
            .Select(x => new RegionView(x.Code, x.Name, x.Profile, x.TimeZone, x.CanBeCopySource, x.CanBeCopyDestination))
            .ToListAsync(cancellationToken);
    }
}
