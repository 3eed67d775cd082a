using System.Text.Json;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Stores;

/// <summary>
/// Reads a whole store, and fetches from other regions what is damaged or missing. A chunk whose content is wrong is removed first, so that
/// no import takes it for sound; run again, it is missing and fetched as well.
/// </summary>
internal sealed class VerificationHandler(ImageStores stores, SystemDatabase database, UpkeepConclusion conclusion, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Verification;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var store = stores.For(operation.Region);
        await operation.EnterAsync(OperationStage.Verifying, $"Reads every chunk of {store.Place}.", cancellationToken);
        var scrub = await store.ScrubAsync(ScrubMode.RemoveDamaged, new StageProgress(operation), cancellationToken);
        await operation.LogAsync(
            $"{scrub.Images} images, {scrub.Chunks} chunks read: {scrub.ChunksDamaged} chunks damaged, {scrub.DamagedImages.Count} images not whole.", cancellationToken);
        var (repaired, lost) = (0, new List<string>());
        foreach (var image in scrub.DamagedImages)
        {
            await operation.EnterAsync(OperationStage.Repairing, $"{image.Digest} lacks {image.Damage.Count} chunks. Other regions are asked.", cancellationToken);
            var (isWhole, chunks) = await RepairAsync(operation, store, image.Digest, cancellationToken);
            repaired += chunks;
            if (!isWhole)
            {
                lost.Add(image.Digest);
                await operation.LogAsync($"{image.Digest}: no region has all of what it lacks.", cancellationToken);
            }
        }

        var report = new VerificationReport(
            time.GetUtcNow(), time.GetElapsedTime(started), scrub.Images, scrub.Chunks, scrub.BytesRead, scrub.ChunksDamaged, repaired,
            scrub.DamagedImages.Count - lost.Count, lost);
        return new UpkeepOutcome(JsonSerializer.Serialize(report));
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, UpkeepKind.Verification, outcome as UpkeepOutcome, cancellationToken);

    private async Task<(bool IsWhole, int ChunksRepaired)> RepairAsync(
        OperationContext operation, ImageStore store, string digest, CancellationToken cancellationToken)
    {
        var repaired = 0;
        foreach (var region in await ListHelpersAsync(operation.Region, digest, cancellationToken))
        {
            try
            {
                var result = await new ImageRepair(store, stores.For(region)).RunAsync(digest, new StageProgress(operation), cancellationToken);
                repaired += result.ChunksRepaired;
                await operation.LogAsync($"{digest}: {result.ChunksRepaired} chunks fetched from {region}.", cancellationToken);
                if (result.IsSound)
                {
                    return (true, repaired);
                }
            }
            catch (UnknownImageException)
            {
                // Neither store knows what the image was made of; the next one may.
            }
            catch (IOException away) when (away is not StoreFullException)
            {
                await operation.LogAsync($"{digest}: {region} could not help: {away.Message}", cancellationToken);
            }
        }

        return (false, repaired);
    }

    /// <summary>The other regions, first those that keep the same image. Others may have chunks of it in images that are related.</summary>
    private async Task<List<RegionCode>> ListHelpersAsync(RegionCode own, string digest, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Regions
            .Where(x => x.Code != own)
            .OrderByDescending(x => db.Images.Any(i => i.Region == x.Code && i.Digest == digest))
            .ThenBy(x => x.Position)
            .Select(x => x.Code)
            .ToListAsync(cancellationToken);
    }

    private sealed class StageProgress(OperationContext operation) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => operation.Report(value.BytesDone, value.BytesTotal);
    }
}
