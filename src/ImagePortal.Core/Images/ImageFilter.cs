using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>The conditions of a list as conditions of the database.</summary>
internal static class ImageFilter
{
    internal static IQueryable<Image> Apply(PortalDbContext db, IQueryable<Image> images, ImageQuery query)
    {
        images = Words(Times(Sizes(images, query), query), query);
        if (query.State is { } state)
        {
            images = images.Where(x => x.State == state);
        }

        if (query.IsShared is { } shared)
        {
            images = images.Where(x => db.Shares.Any(s => s.Image == x.Id) == shared);
        }

        foreach (var filter in query.Tags)
        {
            var tags = Carrying(db.ImageTags, filter);
            images = images.Where(x => tags.Any(t => t.Image == x.Id));
        }

        return images;
    }

    private static IQueryable<Image> Sizes(IQueryable<Image> images, ImageQuery query)
    {
        if (query.MinSize is { } least)
        {
            images = images.Where(x => x.VirtualSize >= least);
        }

        return query.MaxSize is { } most ? images.Where(x => x.VirtualSize <= most) : images;
    }

    private static IQueryable<Image> Times(IQueryable<Image> images, ImageQuery query)
    {
        if (query.CreatedAfter is { } after)
        {
            images = images.Where(x => x.CreatedAt >= after);
        }

        return query.CreatedBefore is { } before ? images.Where(x => x.CreatedAt <= before) : images;
    }

    private static IQueryable<Image> Words(IQueryable<Image> images, ImageQuery query)
    {
        if (query.Os is { Length: > 0 } os)
        {
            images = images.Where(x => x.Distribution == os || x.OsFamily == os);
        }

        if (query.Architecture is { Length: > 0 } architecture)
        {
            images = images.Where(x => x.Architecture == architecture);
        }

        if (query.Family is { Length: > 0 } family)
        {
            images = images.Where(x => x.Family == family);
        }

        if (query.Deprecated is { } deprecated)
        {
            images = images.Where(x => x.Deprecated == deprecated);
        }

        if (query.Software?.ToLowerInvariant() is { Length: > 0 } software)
        {
            images = images.Where(x => x.Software!.ToLower().Contains(software));
        }

        if (query.Provider?.ToLowerInvariant() is { Length: > 0 } provider)
        {
            images = images.Where(x => x.Provider!.ToLower().Contains(provider));
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
