using System.Text.Json;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Stores;

/// <summary>Removes from a store what no row wants any more and nothing under way may want, and only from a store that is this database's.</summary>
internal sealed class CollectionHandler(
    ImageStores stores, SystemDatabase database, UpkeepConclusion conclusion, IOptionsMonitor<UpkeepOptions> options, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Collection;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var store = stores.For(operation.Region);
        var mark = await PortalDatabase.RetryAsync(() => MarkAsync(operation.Region, cancellationToken));
        if (!await store.ClaimAsync(mark.ToString("N"), cancellationToken))
        {
            return StoreErrors.OwnedByAnother(store.Place);
        }

        var grace = TimeSpan.FromHours(options.CurrentValue.GraceHours);
        await operation.EnterAsync(
            OperationStage.Collecting, $"Looks for what no image wants. What is younger than {grace.TotalHours:0} h stays.", cancellationToken);
        try
        {
            var collected = await store.CollectAsync(
                new CollectOptions { Grace = grace, KeptDigests = token => ListWantedAsync(operation.Region, token), Progress = new StageProgress(operation) },
                cancellationToken);
            var report = new CollectionReport(
                time.GetUtcNow(), time.GetElapsedTime(started), collected.ImagesKept, collected.ImagesCollected, collected.ChunksKept,
                collected.ChunksCollected, collected.BytesFreed);
            await operation.LogAsync(
                $"{report.ImagesRemoved} images and {report.ChunksRemoved} chunks removed, {report.BytesFreed >> 20} MiB; {report.ImagesKept} images and {report.ChunksKept} chunks stay.",
                cancellationToken);
            return new UpkeepOutcome(JsonSerializer.Serialize(report));
        }
        catch (InvalidDataException damaged)
        {
            return StoreErrors.ManifestDamaged(damaged.Message);
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, UpkeepKind.Collection, outcome as UpkeepOutcome, cancellationToken);

    private async Task<Guid> MarkAsync(RegionCode region, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (await db.StoreOwners.FindAsync([region], cancellationToken) is { } known)
        {
            return known.Mark;
        }

        var owner = db.StoreOwners.Add(new StoreOwner(region)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return owner.Mark;
    }

    /// <summary>
    /// Images of the region in any state, those in a recycle bin included. What a copy under way reads is among them: an image that a copy is
    /// made from cannot be deleted. An instance whose disk is still being made, or made anew, wants its content too, whatever became of the image.
    /// </summary>
    private async Task<IReadOnlySet<string>> ListWantedAsync(RegionCode region, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var images = db.Images.Where(x => x.Region == region && x.Digest != null).Select(x => x.Digest!);
        return await images
            .Union(db.Instances.Where(x => x.Region == region && x.State == InstanceState.Pending).Select(x => x.Digest))
            .Union(db.Instances
                .Where(x => x.Region == region && db.Operations.Any(o =>
                    o.Id == x.Imaging && o.Kind == OperationKind.Reinstall && (o.State == OperationState.Queued || o.State == OperationState.Running)))
                .Select(x => x.Digest))
            .AsAsyncEnumerable()
            .ToHashSetAsync(cancellationToken: cancellationToken);
    }

    private sealed class StageProgress(OperationContext operation) : IProgress<CollectProgress>
    {
        public void Report(CollectProgress value) => operation.Report(value.ChunksDone, value.ChunksExpected);
    }
}
