using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
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

    // Compiled once, since building a query anew costs as much as running it. One of this class: they are good for one kind of database.
    private readonly Func<PortalDbContext, AccountId, RegionCode, Task<Look?>> _look = EF.CompileAsyncQuery(
        (PortalDbContext db, AccountId account, RegionCode region) => db.Regions
            .Where(x => x.Code == region)
            .Select(x => new Look(
                db.RegionUsage.Where(u => u.Account == account && u.Region == region).Select(u => (Guid?)u.Version).FirstOrDefault(),
                db.Images.Count(i => i.Region == region && i.Kind == ImageKind.Public && i.State == ImageState.Available),
                db.Images.Count(i => i.Region == region && i.Kind == ImageKind.Market && i.State == ImageState.Available),
                db.Shares.Any(s => s.Recipient == account),
                db.ImageTags.Any(t => t.Account == account)))
            .FirstOrDefault());

    // The same images as ImageRows.Of.
    private readonly Func<PortalDbContext, AccountId, RegionCode, int, int, IAsyncEnumerable<FoundRow>> _ownPage = EF.CompileAsyncQuery(
        (PortalDbContext db, AccountId account, RegionCode region, int skip, int take) => db.Images
            .Where(x => x.Kind == ImageKind.Custom && x.Owner == account && x.Region == region)
            .Where(x => x.State != ImageState.Recycled && x.State != ImageState.Deleted)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Skip(skip).Take(take)
            .LeftJoin(db.Operations, x => x.Operation, x => (OperationId?)x.Id, FoundRow.Of));

    /// <param name="listOf">All images of a list, in the region.</param>
    /// <returns>The lists in their order, and whether the caller has put tags on any image.</returns>
    internal async Task<(IReadOnlyList<SearchSegment> Lists, bool HasTags)> FindAsync(
        PortalDbContext db, Caller caller, RegionCode region, Func<ImageTab, IQueryable<Image>> listOf, CancellationToken cancellationToken)
    {
        if (await _look(db, caller.Account, region) is not { } look)
        {
            return ([], false);
        }

        var account = caller.Account;
        var count = await CountOwnAsync(account, region, look.Usage, () => listOf(ImageTab.Custom), cancellationToken);
        return (
        [
            new(ImageTab.Custom, () => listOf(ImageTab.Custom), count, (skip, take) => _ownPage(db, account, region, skip, take)),
            new(ImageTab.Shared, () => listOf(ImageTab.Shared), look.HasShares ? null : 0),
            new(ImageTab.Public, () => listOf(ImageTab.Public), look.Public),
            new(ImageTab.Market, () => listOf(ImageTab.Market), look.Market),
        ], look.HasTags);
    }

    private async Task<int> CountOwnAsync(AccountId account, RegionCode region, Guid? version, Func<IQueryable<Image>> own, CancellationToken cancellationToken)
    {
        // An account that never made an image here has no row of usage, and next to nothing to count.
        if (version is { } stands && _own.TryGetValue((account, region), out var known) && known.Version == stands)
        {
            return known.Count;
        }

        // The version was read first: what comes in between makes the number newer than its version, and it is counted once more.
        var count = await own().CountAsync(cancellationToken);
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

    private sealed record Look(Guid? Usage, int Public, int Market, bool HasShares, bool HasTags);
}
