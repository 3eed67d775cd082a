using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
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

        if (await FindConflictAsync(db, caller, image.Value, request.Source, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var usage = await FindUsageAsync(db, caller, region.Code, cancellationToken);
        var (today, resetsAt) = region.DayOf(now);
        var reserved = usage.Reserve(limits.CurrentValue, today, resetsAt);
        if (!reserved.Ok)
        {
            return reserved.Error;
        }

        var input = new ImportInput(request.Source, facts.Value.Name);
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
        db.Add(operation);
        var line = $"Accepted. Place {usage.Places} of {limits.CurrentValue.ImagesPerRegion} and operation {usage.Operations} of {limits.CurrentValue.OperationsPerDay} are reserved.";
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, line));
        db.Audit.Add(new AuditEntry(now, caller.Account, caller.Member, "import.started", image.Value.Id.Value, facts.Value.Name));
        await db.SaveChangesAsync(cancellationToken);
        return new ImportStarted(image.Value.Id, operation.Id);
    }

    // Both hold under races: every import of the account and region changes the same usage row.
    private static async Task<Error?> FindConflictAsync(PortalDbContext db, Caller caller, Image image, string source, CancellationToken cancellationToken)
    {
        var (region, name) = (image.Region, image.Name);
        if (await db.Images.AnyAsync(
            x => x.Owner == caller.Account && x.Region == region && x.Kind == ImageKind.Custom && x.Name == name && x.State != ImageState.Failed,
            cancellationToken))
        {
            return ImageErrors.NameTaken(name);
        }

        var quoted = $"\"{source}\"";
        var busy = await db.Operations.AnyAsync(
            x => x.Account == caller.Account && (x.State == OperationState.Queued || x.State == OperationState.Running) && x.Input.Contains(quoted),
            cancellationToken);
        return busy ? ImportErrors.SourceBusy : null;
    }

    private static async Task<RegionUsage> FindUsageAsync(PortalDbContext db, Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        var usage = await db.RegionUsage.SingleOrDefaultAsync(x => x.Account == caller.Account && x.Region == region, cancellationToken);
        if (usage is null)
        {
            usage = new RegionUsage(caller.Account, region);
            db.RegionUsage.Add(usage);
        }

        return usage;
    }
}
