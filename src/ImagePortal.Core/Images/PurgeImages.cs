using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>Empties the recycle bin: on request, and by itself when the days are over. The place is free at once (D17).</summary>
public sealed class PurgeImages(PortalDatabase database, SystemDatabase system, IOptionsMonitor<LimitOptions> limits, TimeProvider time) : ISweep
{
    public async Task<IReadOnlyList<ImageResult>> RunAsync(Caller caller, IReadOnlyCollection<ImageId> ids, CancellationToken cancellationToken)
    {
        var results = new List<ImageResult>();
        foreach (var id in ids.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(async () =>
            {
                await using var db = database.OpenFor(caller);
                var found = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
                return found.Ok
                    ? new ImageResult(id, found.Value.Name, (await PurgeAsync(db, found.Value, caller, cancellationToken)).Error)
                    : new ImageResult(id, null, found.Error);
            }));
        }

        return results;
    }

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-limits.CurrentValue.RecycleDays);
        await using var db = system.Open();
        var over = await db.Images.Where(x => x.RecycledAt < before).OrderBy(x => x.RecycledAt).Take(100).ToListAsync(cancellationToken);
        foreach (var image in over)
        {
            await PurgeAsync(db, image, caller: null, cancellationToken);
        }
    }

    private async Task<Result> PurgeAsync(PortalDbContext db, Image image, Caller? caller, CancellationToken cancellationToken)
    {
        var purged = image.Purge();
        if (purged.Ok)
        {
            if (image.Kind == ImageKind.Custom)
            {
                (await ImagePlaces.UsageAsync(db, image.Owner, image.Region, cancellationToken)).FreePlace();
            }

            db.Images.Remove(image);
            db.Audit.Add(AuditEntry.OfPortal(
                image.Owner, time.GetUtcNow(), "image.purged", image.Id.Value, before: image.Name, member: caller?.Member, from: caller?.From));
            await db.SaveChangesAsync(cancellationToken);
        }

        return purged;
    }
}
