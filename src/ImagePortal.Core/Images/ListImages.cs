using System.Linq.Expressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>One page of a region's images, filtered and sorted by the database.</summary>
public sealed class ListImages(PortalDatabase database)
{
    internal const int MaxPage = 100;

    private static readonly Dictionary<ImageSort, Expression<Func<Image, object?>>> Orders = new()
    {
        [ImageSort.Created] = x => x.CreatedAt,
        [ImageSort.Name] = x => x.Name,
        [ImageSort.System] = x => x.Distribution,
        [ImageSort.Size] = x => x.VirtualSize,
        [ImageSort.State] = x => x.State,
    };

    public async Task<ImagePage> RunAsync(Caller caller, ImageQuery query, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var matching = ImageFilter.Apply(db, ImageRows.Of(db, caller, query.Tab).Where(x => x.Region == query.Region), query);
        var order = Orders[query.Sort];

        // The id breaks ties in the same direction, as the indexes do.
        var sorted = query.Descending ? matching.OrderByDescending(order).ThenByDescending(x => x.Id) : matching.OrderBy(order).ThenBy(x => x.Id);
        var page = sorted.Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, MaxPage));
        return new ImagePage(
            await ImageRows.ReadAsync(db, page, cancellationToken),
            await ImageRows.CountAsync(matching, cancellationToken));
    }
}
