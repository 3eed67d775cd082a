using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Criteria;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>Accepts an import: reserves a place and an operation of the day, and shows the image at once. Its file may still be uploading.</summary>
public sealed class StartImport(
    PortalDatabase database, IEnumerable<IDiskSource> sources, OperationHints hints, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public async Task<Result<ImportStarted>> RunAsync(Caller caller, ImportRequest request, CancellationToken cancellationToken)
    {
        var source = sources.FirstOrDefault(x => x.Knows(request.Source));
        if (source is null)
        {
            return ImportErrors.UnknownSource;
        }

        if (request.Precheck?.Unconfirmed(request.Acknowledged) is { Count: > 0 } unconfirmed)
        {
            return ImportErrors.NotAcknowledged(unconfirmed);
        }

        var started = await PortalDatabase.RetryAsync(() => AcceptAsync(caller, request, source, cancellationToken));
        if (started.Ok)
        {
            hints.Hint(started.Value.Operation);
        }

        return started;
    }

    private async Task<Result<ImportStarted>> AcceptAsync(Caller caller, ImportRequest request, IDiskSource source, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var now = time.GetUtcNow();
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(x => x.Code == request.Region, cancellationToken);
        if (region is null)
        {
            return RegionErrors.NotFound(request.Region);
        }

        if (!await db.Accounts.AnyAsync(x => x.Id == caller.Account && x.MayImport, cancellationToken))
        {
            return ImportErrors.NoPermission;
        }

        var facts = await source.DescribeAsync(db, request.Source, cancellationToken);
        if (!facts.Ok)
        {
            return facts.Error;
        }

        var image = Image.Import(ImageId.New(), caller.Account, region.Code, request.Name, request.Description, facts.Value.Name, now);
        if (!image.Ok)
        {
            return image.Error;
        }

        var tags = TagChange.To(request.Tags).ApplyTo([]);
        if (!tags.Ok)
        {
            return tags.Error;
        }

        var usage = await ImagePlaces.UsageAsync(db, caller.Account, region.Code, cancellationToken);
        var name = await ImagePlaces.CheckNameAsync(db, image.Value, cancellationToken);
        if (!name.Ok)
        {
            return name.Error;
        }

        if (await IsBusyAsync(db, caller, request.Source, cancellationToken))
        {
            return ImportErrors.SourceBusy;
        }

        var (today, resetsAt) = region.DayOf(now);
        var reserved = usage.Reserve(limits.CurrentValue, today, resetsAt);
        if (!reserved.Ok)
        {
            return reserved.Error;
        }

        var input = new ImportInput(request.Source, facts.Value.Name) { Acknowledged = request.Acknowledged };
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, region.Code, OperationKind.Import, image.Value.Id.Value, image.Value.Name, input.ToJson(), OperationStage.Uploading)
            {
                BytesTotal = facts.Value.Size,
                WaitsFor = facts.Value.WaitsFor,
                CountedOn = today,
            },
            now);
        image.Value.MadeBy(operation.Id);
        db.Add(image.Value);
        db.AddRange(tags.Value.Select(x => new ImageTag(image.Value.Id, caller.Account, x.Key, x.Value)));
        db.Add(operation);
        var line = $"Accepted. Place {usage.Places} of {limits.CurrentValue.ImagesPerRegion} and operation {usage.Operations} of {limits.CurrentValue.OperationsPerDay} are reserved.";
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, line));
        db.Audit.Add(AuditEntry.By(caller, now, "import.started", image.Value.Id.Value, after: facts.Value.Name));
        foreach (var id in CriterionIds.All.Intersect(request.Acknowledged))
        {
            var statement = request.Precheck?.Criteria.FirstOrDefault(x => x.Id == id)?.Acknowledgement;
            db.Audit.Add(AuditEntry.By(caller, now, "import.acknowledged", image.Value.Id.Value, after: statement is null ? id : $"{id}: {statement}"));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new ImportStarted(image.Value.Id, operation.Id);
    }

    private static Task<bool> IsBusyAsync(PortalDbContext db, Caller caller, string source, CancellationToken cancellationToken)
    {
        var quoted = $"\"{source}\"";
        return db.Operations.AnyAsync(
            x => x.Account == caller.Account && (x.State == OperationState.Queued || x.State == OperationState.Running) && x.Input.Contains(quoted),
            cancellationToken);
    }
}
