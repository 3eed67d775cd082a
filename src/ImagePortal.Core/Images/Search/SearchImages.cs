using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>
/// Finds images of all kinds for programs, in an order that never changes between two pages: whole matches of a name first, then own ones, received
/// ones and the operator's, each the newest first. A tool that reads the first page alone then meets its own image.
/// </summary>
public sealed class SearchImages(PortalDatabase database, WholeLists wholeLists)
{
    private static readonly ImageTab[] Order = [ImageTab.Custom, ImageTab.Shared, ImageTab.Public, ImageTab.Market];

    public async Task<FoundImages> RunAsync(Caller caller, ImageSearch search, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);

        // Once for all queries.
        await db.Database.OpenConnectionAsync(cancellationToken);
        var (total, skip, take) = (0, Math.Max(0, search.Skip), Math.Clamp(search.Take, 1, ListImages.MaxPage));
        var items = new List<FoundImage>();
        IQueryable<Image> ListOf(ImageTab tab) => ImageMatches.Filter(db, ImageRows.Of(db, caller, tab).Where(x => x.Region == search.Region), search);
        var (segments, hasTags) = search.IsWhole
            ? await wholeLists.FindAsync(db, caller, search.Region, ListOf, cancellationToken)
            : (Segments(search, ListOf), true);
        foreach (var segment in segments)
        {
            var count = segment.Count ?? await segment.Images().CountAsync(cancellationToken);
            if (items.Count < take && skip < count)
            {
                items.AddRange((await segment.ReadAsync(db, skip, take - items.Count, cancellationToken)).Select(x => x.As(segment.Tab)));
            }

            (total, skip) = (total + count, Math.Max(0, skip - count));
        }

        return new FoundImages(total, hasTags ? await WithTagsAsync(db, items, cancellationToken) : items);
    }

    private static async Task<IReadOnlyList<FoundImage>> WithTagsAsync(PortalDbContext db, List<FoundImage> items, CancellationToken cancellationToken)
    {
        var own = items.Where(x => x.Tab == ImageTab.Custom).Select(x => x.Id).ToList();
        if (own.Count == 0)
        {
            return items;
        }

        var tags = (await ListImageTags.OfAsync(db, own, cancellationToken)).ToDictionary(x => x.Image, x => x.Tags);
        return items.ConvertAll(x => tags.TryGetValue(x.Id, out var put) ? x with { Tags = put } : x);
    }

    /// <summary>Each in one order of an index, so that a page costs the same among ten and among a million.</summary>
    private static IReadOnlyList<SearchSegment> Segments(ImageSearch search, Func<ImageTab, IQueryable<Image>> listOf)
    {
        var lists = Order.Where(x => search.Tabs?.Contains(x) ?? true).Select(x => (Tab: x, Images: listOf(x))).ToList();
        if (search.Names is not { Count: > 0 } names)
        {
            return [.. lists.Select(x => new SearchSegment(x.Tab, () => x.Images))];
        }

        return
        [
            .. lists.Select(x => new SearchSegment(x.Tab, () => x.Images.Where(i => names.Contains(i.Name)))),
            .. lists.Select(x => new SearchSegment(x.Tab, () => x.Images.Where(i => !names.Contains(i.Name)))),
        ];
    }
}
