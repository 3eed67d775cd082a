using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>The tags of own images; those of others and in the recycle bin are left out, as are images that carry none.</summary>
public sealed class ListImageTags(PortalDatabase database)
{
    public async Task<IReadOnlyList<TaggedImage>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var there = await db.Images.AsNoTracking()
            .Where(x => ids.Contains(x.Id) && x.State != ImageState.Recycled && x.State != ImageState.Deleted)
            .Select(x => x.Id)
            .ToListAsync(cancellationToken);
        return await OfAsync(db, there, cancellationToken);
    }

    internal static async Task<IReadOnlyList<TaggedImage>> OfAsync(PortalDbContext db, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        var tags = await db.ImageTags.AsNoTracking().Where(x => ids.Contains(x.Image)).ToListAsync(cancellationToken);
        return
        [
            .. tags.GroupBy(x => x.Image).Select(x => new TaggedImage(
                x.Key, [.. x.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Tag(t.Key, t.Value))])),
        ];
    }
}
