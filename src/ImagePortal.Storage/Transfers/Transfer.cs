using System.Diagnostics;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage.Transfers;

/// <summary>One run that brings an image from one store into another.</summary>
internal sealed class Transfer(Manifest manifest, IObjectStore source, WriteSession destination, IProgress<TransferProgress>? progress)
{
    private readonly ChunkSource _chunks = new(new(source));
    private long _bytesMoved;
    private int _chunksMoved;

    public async Task<TransferResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var list = await TransferList.MakeAsync(manifest.Chunks, source, destination.Objects, destination.FindAsync, cancellationToken);
        var (total, reused) = (list.Plan.BytesTotal, list.Plan.BytesTotal - list.Plan.BytesMissing);
        var reporter = new ThrottledProgress(progress is null ? null : done => progress.Report(new(done, total, reused)));
        reporter.Add(reused);

        // Memory is bounded by the number of chunks under way: each is held as it is stored and decoded.
        await WorkThreads.ForEachAsync(
            list.Missing,
            Math.Max(source.Parallelism, destination.Objects.Parallelism),
            async (missing, token) => reporter.Add(await MoveAsync(missing.Chunk, token)),
            cancellationToken);

        var image = await destination.SealAsync(manifest, async (chunk, token) => await MoveAsync(chunk, token), cancellationToken);
        reporter.Finish(total);
        StorageMetrics.BytesReused.Add(reused);
        var plan = list.Plan;
        return new(
            image.ToString(), manifest.VirtualSize, total, _bytesMoved, reused, plan.Chunks, _chunksMoved, plan.Chunks - plan.ChunksMissing,
            Stopwatch.GetElapsedTime(started));
    }

    private async ValueTask<long> MoveAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var size = 0;
        var state = await _chunks.ReadAsync(
            chunk,
            stored =>
            {
                size = stored.Length;
                return destination.PutAsync(chunk, stored, cancellationToken);
            },
            cancellationToken);
        if (state != ChunkState.Sound)
        {
            throw TransferErrors.Unusable(chunk, state);
        }

        Interlocked.Add(ref _bytesMoved, size);
        Interlocked.Increment(ref _chunksMoved);
        return size;
    }
}
