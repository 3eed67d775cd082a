using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Criteria;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>
/// Accepts an import: reserves a place and an operation of the day, and shows the image at once. Its file may still be uploading. A far source
/// is asked for its length only after everything else would be accepted.
/// </summary>
public sealed class StartImport(
    PortalDatabase database, ImportEntry entry, FarSources far, IEnumerable<IDiskSource> sources, QuotaNews news, OperationHints hints,
    IOptionsMonitor<LimitOptions> limits, TimeProvider time)
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

        var size = source.IsFar ? await MeasureAsync(caller, request, source, cancellationToken) : 0;
        if (!size.Ok)
        {
            return size.Error;
        }

        var started = await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.OpenFor(caller);
            return await AcceptAsync(db, caller, request, source, size.Value, cancellationToken);
        });
        if (started.Ok && !request.DryRun)
        {
            hints.Hint(started.Value.Operation);
        }

        return started;
    }

    private async Task<Result<long>> MeasureAsync(Caller caller, ImportRequest request, IDiskSource source, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var prepared = await PrepareAsync(db, caller, request, source, cancellationToken);
        return prepared.Ok ? await far.MeasureAsync(source, caller, request.Source, cancellationToken) : prepared.Error;
    }

    private async Task<Result<ImportStarted>> AcceptAsync(
        PortalDbContext db, Caller caller, ImportRequest request, IDiskSource source, long size, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(db, caller, request, source, cancellationToken);
        if (!prepared.Ok)
        {
            return prepared.Error;
        }

        var (image, tags, facts, admission) = prepared.Value;
        var now = time.GetUtcNow();
        var input = new ImportInput(facts.Kept ?? request.Source, facts.Name) { Acknowledged = request.Acknowledged };
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account,
                caller.Member,
                image.Region,
                OperationKind.Import,
                image.Id.Value,
                image.Name,
                input.ToJson(),
                source.IsFar ? OperationStage.Checking : OperationStage.Uploading)
            {
                BytesTotal = source.IsFar ? size : facts.Size,
                WaitsFor = facts.WaitsFor,
                CountedOn = admission.Today,
            },
            now);
        image.MadeBy(operation.Id);
        db.Add(image);
        db.AddRange(tags.Select(x => new ImageTag(image.Id, caller.Account, x.Key, x.Value)));
        db.Add(operation);
        var usage = admission.Usage;
        var line = $"Accepted. Place {usage.Places} of {limits.CurrentValue.ImagesPerRegion} and operation {usage.Operations} of {limits.CurrentValue.OperationsPerDay} are reserved.";
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, line));
        news.Add(db, caller, admission.Region, usage.Places, limits.CurrentValue.ImagesPerRegion);
        db.Audit.Add(AuditEntry.By(caller, now, "import.started", image.Id.Value, after: facts.Name));
        foreach (var id in CriterionIds.All.Intersect(request.Acknowledged))
        {
            var statement = request.Precheck?.Criteria.FirstOrDefault(x => x.Id == id)?.Acknowledgement;
            db.Audit.Add(AuditEntry.By(caller, now, "import.acknowledged", image.Id.Value, after: statement is null ? id : $"{id}: {statement}"));
        }

        if (!request.DryRun)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return new ImportStarted(image.Id, operation.Id);
    }

    /// <summary>Everything that can refuse without asking anybody outside; nothing is saved.</summary>
    private async Task<Result<Prepared>> PrepareAsync(
        PortalDbContext db, Caller caller, ImportRequest request, IDiskSource source, CancellationToken cancellationToken)
    {
        var admission = await entry.AdmitAsync(db, caller, request.Region, cancellationToken);
        if (!admission.Ok)
        {
            return db.Refused(caller, admission.Error, request.Source);
        }

        var facts = await source.DescribeAsync(db, caller.Account, request.Source, cancellationToken);
        if (!facts.Ok)
        {
            return db.Refused(caller, facts.Error, request.Source);
        }

        var image = Image.Import(ImageId.New(), caller.Account, request.Region, request.Name, request.Description, facts.Value.Name, time.GetUtcNow());
        if (!image.Ok)
        {
            return image.Error;
        }

        image.Value.Licensed(request.License);
        var classified = image.Value.Classify(request.Family, deprecated: false);
        if (!classified.Ok)
        {
            return classified.Error;
        }

        var tags = TagChange.To(request.Tags).ApplyTo([]);
        if (!tags.Ok)
        {
            return tags.Error;
        }

        var name = await ImagePlaces.CheckNameAsync(db, image.Value, cancellationToken);
        if (!name.Ok)
        {
            return name.Error;
        }

        // A far source is left as it is, and may be read by several at once.
        return !source.IsFar && await IsBusyAsync(db, caller, request.Source, cancellationToken)
            ? ImportErrors.SourceBusy
            : new Prepared(image.Value, tags.Value, facts.Value, admission.Value);
    }

    private static Task<bool> IsBusyAsync(PortalDbContext db, Caller caller, string source, CancellationToken cancellationToken)
    {
        var quoted = $"\"{source}\"";
        return db.Operations.AnyAsync(
            x => x.Account == caller.Account && (x.State == OperationState.Queued || x.State == OperationState.Running) && x.Input.Contains(quoted),
            cancellationToken);
    }

    private sealed record Prepared(Image Image, IReadOnlyList<Tag> Tags, DiskSourceFacts Source, ImportEntry.Admission Admission);
}
