using System.Linq.Expressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

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
        var matching = Filter(db, ImageRows.Of(db, caller, query.Tab).Where(x => x.Region == query.Region), query);
        var order = Orders[query.Sort];

        // The id breaks ties in the same direction, as the indexes do.
        var sorted = query.Descending ? matching.OrderByDescending(order).ThenByDescending(x => x.Id) : matching.OrderBy(order).ThenBy(x => x.Id);
        var page = sorted.Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, MaxPage));
        return new ImagePage(
            await ImageRows.ReadAsync(db, page, cancellationToken),
            await ImageRows.CountAsync(matching, cancellationToken));
    }

    private static IQueryable<Image> Filter(PortalDbContext db, IQueryable<Image> images, ImageQuery query)
    {
        if (query.State is { } state)
        {
            images = images.Where(x => x.State == state);
        }

        if (query.Os is { Length: > 0 } os)
        {
            images = images.Where(x => x.Distribution == os || x.OsFamily == os);
        }

        if (query.Architecture is { Length: > 0 } architecture)
        {
            images = images.Where(x => x.Architecture == architecture);
        }

        foreach (var filter in query.Tags)
        {
            var tags = Carrying(db.ImageTags, filter);
            images = images.Where(x => tags.Any(t => t.Image == x.Id));
        }

        if (ImageId.TryParse(query.Search?.Trim(), out var id))
        {
            return images.Where(x => x.Id == id);
        }

        return query.Search?.Trim().ToLowerInvariant() is { Length: > 0 } text ? images.Where(x => x.Name.ToLower().Contains(text)) : images;
    }

    private static IQueryable<ImageTag> Carrying(IQueryable<ImageTag> tags, TagFilter filter)
    {
        var (key, values) = filter;
        tags = key is null ? tags : tags.Where(x => x.Key == key);
        return values.Count == 0 ? tags : tags.Where(x => values.Contains(x.Value));
    }
}
