using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Copies;

/// <summary>
/// Accepts copies: a place in the destination and an operation of the source region's day are reserved for each (D3), and each shows in the
/// destination at once. What is refused does not hold up the rest.
/// </summary>
public sealed class StartCopies(PortalDatabase database, QuotaNews news, OperationHints hints, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public async Task<IReadOnlyList<CopyResult>> RunAsync(Caller caller, CopyRequest request, CancellationToken cancellationToken)
    {
        var results = new List<CopyResult>();
        foreach (var (image, destination) in PairsOf(request))
        {
            results.Add(await PortalDatabase.RetryAsync(async () =>
            {
                await using var db = database.OpenFor(caller);
                var result = await AcceptAsync(db, caller, image, destination, request.Name, cancellationToken);
                if (result.Refusal is null)
                {
                    await db.SaveChangesAsync(cancellationToken);
                }

                return result;
            }));
        }

        Hint(results);
        return results;
    }

    /// <summary>As programs want it: all of them begin, or none when one cannot.</summary>
    /// <param name="dryRun">Only tells what would come of it.</param>
    public async Task<IReadOnlyList<CopyResult>> RunAllAsync(Caller caller, CopyRequest request, bool dryRun, CancellationToken cancellationToken)
    {
        var (results, began) = await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.OpenFor(caller);
            var results = new List<CopyResult>();
            foreach (var (image, destination) in PairsOf(request))
            {
                results.Add(await AcceptAsync(db, caller, image, destination, request.Name, cancellationToken));
            }

            var begin = !dryRun && results.TrueForAll(x => x.Refusal is null);
            if (begin)
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            return (results, begin);
        });
        if (began)
        {
            Hint(results);
        }

        return results;
    }

    private static IEnumerable<(ImageId Image, RegionCode Destination)> PairsOf(CopyRequest request) =>
        from image in request.Images.Distinct()
        from destination in request.Destinations.Distinct()
        select (image, destination);

    private void Hint(List<CopyResult> results)
    {
        foreach (var operation in results.Select(x => x.Operation).OfType<OperationId>())
        {
            hints.Hint(operation);
        }
    }

    private async Task<CopyResult> AcceptAsync(PortalDbContext db, Caller caller, ImageId id, RegionCode to, string? called, CancellationToken cancellationToken)
    {
        CopyResult Refuse(Error error) => new(id, to, null, null, error);

        var now = time.GetUtcNow();
        var image = await db.Images.SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        if (image is null)
        {
            return Refuse(db.Refused(caller, ImageErrors.NotFound(id), id.Value));
        }

        var regions = await db.Regions.AsNoTracking().Where(x => x.Code == to || x.Code == image.Region).ToListAsync(cancellationToken);
        var source = regions.Single(x => x.Code == image.Region);
        if (regions.SingleOrDefault(x => x.Code == to) is not { } destination)
        {
            return Refuse(RegionErrors.NotFound(to));
        }

        var allowed = CopyRules.Check(caller, image, source, destination);
        if (!allowed.Ok)
        {
            return Refuse(db.Refused(caller, allowed.Error, id.Value));
        }

        var sourceUsage = await ImagePlaces.UsageAsync(db, caller.Account, source.Code, cancellationToken);
        var usage = await ImagePlaces.UsageAsync(db, caller.Account, to, cancellationToken);
        var copy = Image.CopyOf(image, to, now);
        var named = called is null ? Result.Done : copy.Edit(called, copy.Description);
        if (!named.Ok)
        {
            return Refuse(named.Error);
        }

        var name = await ImagePlaces.CheckNameAsync(db, copy, cancellationToken);
        if (!name.Ok)
        {
            return Refuse(CopyErrors.NameTaken(copy.Name, destination));
        }

        var (today, resetsAt) = source.DayOf(now);
        var place = usage.ReservePlace(limits.CurrentValue);
        var counted = sourceUsage.CountOperation(limits.CurrentValue, today, resetsAt);
        if ((place.Error ?? counted.Error) is { } full)
        {
            return Refuse(full);
        }

        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, to, OperationKind.Copy, copy.Id.Value, copy.Name,
                new CopyInput(image.Id.Value, source.Code.Value, image.Digest!).ToJson(), OperationStage.Copying)
            {
                BytesTotal = image.StoredSize ?? 0,
                CountedOn = today,
            },
            now);
        image.Copied();
        copy.MadeBy(operation.Id);
        db.Add(copy);
        db.AddRange((await db.ImageTags.AsNoTracking().Where(x => x.Image == id).ToListAsync(cancellationToken)).Select(x => x.On(copy.Id)));
        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, $"Accepted: {source.Name} to {destination.Name}."));
        news.Add(db, caller, destination, usage.Places, limits.CurrentValue.ImagesPerRegion);
        db.Audit.Add(AuditEntry.By(caller, now, "copy.started", copy.Id.Value, after: $"{image.Id} from {source.Code} to {to}"));
        return new CopyResult(id, to, copy.Id, operation.Id, null);
    }
}
