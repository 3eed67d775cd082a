using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Changes the tags of own images; a recipient cannot (R26). Each image is judged by itself.</summary>
public sealed class TagImages(PortalDatabase database, TimeProvider time)
{
    public async Task<IReadOnlyList<ImageResult>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, TagChange change, CancellationToken cancellationToken)
    {
        var results = new List<ImageResult>();
        foreach (var id in ids.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(() => SaveAsync(caller, id, change, cancellationToken)));
        }

        return results;
    }

    private async Task<ImageResult> SaveAsync(Caller caller, ImageId id, TagChange change, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            var name = await db.Images.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellationToken);
            return new ImageResult(id, name, found.Error);
        }

        var rows = await db.ImageTags.Where(x => x.Image == id).ToListAsync(cancellationToken);
        var before = rows.ConvertAll(x => new Tag(x.Key, x.Value));
        var after = change.ApplyTo(before);
        if (!after.Ok)
        {
            return new ImageResult(id, found.Value.Name, after.Error);
        }

        if (!after.Value.Order(ByKey).SequenceEqual(before.Order(ByKey)))
        {
            Write(db, found.Value, rows, after.Value);

            // Racing changes of one image's tags meet in its version, so that none passes the limit.
            found.Value.TagsChanged();
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.tagged", id.Value, Words(before), Words(after.Value)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new ImageResult(id, found.Value.Name, null);
    }

    private static Comparer<Tag> ByKey { get; } = Comparer<Tag>.Create((x, y) => string.CompareOrdinal(x.Key, y.Key));

    private static string? Words(IReadOnlyCollection<Tag> tags) =>
        tags.Count == 0 ? null : string.Join(", ", tags.Order(ByKey).Select(x => $"{x.Key}={x.Value}"));

    private static void Write(PortalDbContext db, Image image, List<ImageTag> rows, IReadOnlyList<Tag> after)
    {
        db.ImageTags.RemoveRange(rows.Where(x => after.All(t => t.Key != x.Key)));
        foreach (var tag in after)
        {
            if (rows.Find(x => x.Key == tag.Key) is { } row)
            {
                row.ChangeTo(tag.Value);
            }
            else
            {
                db.ImageTags.Add(new ImageTag(image.Id, image.Owner, tag.Key, tag.Value));
            }
        }
    }
}
