using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>What lies in the caller's recycle bin of a region, newest first.</summary>
public sealed class ListRecycled(PortalDatabase database, IOptionsMonitor<LimitOptions> limits)
{
    public async Task<IReadOnlyList<RecycledImage>> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var images = await db.Images.AsNoTracking()
            .Where(x => x.Owner == caller.Account && x.Kind == ImageKind.Custom && x.Region == region && x.State == ImageState.Recycled)
            .OrderByDescending(x => x.RecycledAt)
            .Select(x => new { x.Id, x.Name, x.VirtualSize, x.RecycledAt })
            .ToListAsync(cancellationToken);
        var days = limits.CurrentValue.RecycleDays;
        return [.. images.Select(x => new RecycledImage(x.Id, x.Name, x.VirtualSize, x.RecycledAt!.Value, x.RecycledAt.Value.AddDays(days)))];
    }
}
