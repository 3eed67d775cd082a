using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>How the caller sees the named images. Programs speak of one region at a time: an image of another one is as unknown as a foreign one.</summary>
public sealed class LocateImages(PortalDatabase database)
{
    /// <returns>The refusal names the first image that is not there.</returns>
    public async Task<Result<IReadOnlyDictionary<ImageId, ImageTab>>> RunAsync(
        Caller caller, RegionCode region, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var images = await db.Images.AsNoTracking()
            .Where(x => ids.Contains(x.Id) && x.Region == region && x.State != ImageState.Recycled && x.State != ImageState.Deleted)
            .Select(x => new { x.Id, x.Kind, x.Owner })
            .ToListAsync(cancellationToken);
        var tabs = images.ToDictionary(x => x.Id, x => x.Kind switch
        {
            ImageKind.Public => ImageTab.Public,
            ImageKind.Market => ImageTab.Market,
            _ => x.Owner == caller.Account ? ImageTab.Custom : ImageTab.Shared,
        });
        return ids.FirstOrDefault(x => !tabs.ContainsKey(x)) is { Value: not null } missing
            ? db.Refused(caller, ImageErrors.NotFound(missing), missing.Value)
            : Result.Of<IReadOnlyDictionary<ImageId, ImageTab>>(tabs);
    }
}
