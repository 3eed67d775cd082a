using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>
/// How long the four lists of a region are, for programs that page through all of it. Counting a million rows for each page would cost more than the
/// page, so the number of own images is kept as long as the version of the account's usage stands: whatever adds or removes one changes it.
/// </summary>
public sealed class WholeLists
{
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<(AccountId Account, RegionCode Region), (Guid Version, int Count)> _own = new();

    // One of this class: it is good for one kind of database.
    private readonly Func<PortalDbContext, AccountId, RegionCode, Task<Look?>> _look = EF.CompileAsyncQuery(
        (PortalDbContext db, AccountId account, RegionCode region) => db.Regions
            .Where(x => x.Code == region)
            .Select(x => new Look(
                db.RegionUsage.Where(u => u.Account == account && u.Region == region).Select(u => (Guid?)u.Version).FirstOrDefault(),
                db.Images.Count(i => i.Region == region && i.Kind == ImageKind.Public && i.State == ImageState.Available),
                db.Images.Count(i => i.Region == region && i.Kind == ImageKind.Market && i.State == ImageState.Available),
                db.Shares.Any(s => s.Recipient == account)))
            .FirstOrDefault());

    /// <param name="listOf">All images of a list, in the region.</param>
    internal async Task<IReadOnlyList<(ImageTab Tab, IQueryable<Image> Images, int? Count)>> FindAsync(
        PortalDbContext db, Caller caller, RegionCode region, Func<ImageTab, IQueryable<Image>> listOf, CancellationToken cancellationToken)
    {
        if (await _look(db, caller.Account, region) is not { } look)
        {
            return [];
        }

        var own = listOf(ImageTab.Custom);
        return
        [
            (ImageTab.Custom, own, await CountOwnAsync(caller.Account, region, look.Usage, own, cancellationToken)),
            (ImageTab.Shared, listOf(ImageTab.Shared), look.HasShares ? null : 0),
            (ImageTab.Public, listOf(ImageTab.Public), look.Public),
            (ImageTab.Market, listOf(ImageTab.Market), look.Market),
        ];
    }

    private async Task<int> CountOwnAsync(AccountId account, RegionCode region, Guid? version, IQueryable<Image> own, CancellationToken cancellationToken)
    {
        // An account that never made an image here has no row of usage, and next to nothing to count.
        if (version is { } stands && _own.TryGetValue((account, region), out var known) && known.Version == stands)
        {
            return known.Count;
        }

        // The version was read first: what comes in between makes the number newer than its version, and it is counted once more.
        var count = await own.CountAsync(cancellationToken);
        if (version is { } read)
        {
            if (_own.Count >= MaxRemembered)
            {
                _own.Clear();
            }

            _own[(account, region)] = (read, count);
        }

        return count;
    }

    private sealed record Look(Guid? Usage, int Public, int Market, bool HasShares);
}
