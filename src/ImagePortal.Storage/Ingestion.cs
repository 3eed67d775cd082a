using System.Collections.Concurrent;
using System.Diagnostics;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage;

/// <summary>One run that brings a disk into a store: every worker reads, hashes, compresses and writes whole chunks of its own.</summary>
internal sealed class Ingestion(IVirtualDisk disk, IObjectBatch batch, IProgress<IngestProgress>? progress)
{
    // Memory is bounded by this number: a worker holds two chunks. Nearly all of the work is hashing and compressing, and more workers
    // than cores were no faster, neither from a warm nor from a cold file.
    private static readonly int Workers = Environment.ProcessorCount;

    private readonly ConcurrentBag<ChunkWriter> _idle = [];
    private readonly Lock _gate = new();
    private readonly HashSet<ContentDigest> _taken = [];
    private readonly List<ManifestChunk> _chunks = [];
    private long _bytesRead;
    private long _bytesWritten;
    private long _bytesReused;
    private long _storedSize;
    private int _chunksWritten;

    public async Task<IngestResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var reporter = new ThrottledProgress(progress, progress is null ? 0 : await MeasureAsync(cancellationToken));
        try
        {
            await Parallel.ForEachAsync(
                ChunkPlan.ReadAsync(disk, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken },
                (plan, token) => StoreAsync(plan, reporter, token));
        }
        finally
        {
            foreach (var writer in _idle)
            {
                writer.Dispose();
            }
        }

        var image = await SealAsync(cancellationToken);
        reporter.Finish();
        return new(
            image.ToString(),
            disk.Length,
            _bytesRead,
            _bytesWritten,
            _bytesReused,
            _storedSize,
            _chunks.Count,
            _chunksWritten,
            _chunks.Count - _chunksWritten,
            Stopwatch.GetElapsedTime(started));
    }

    private async Task<long> MeasureAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            total += extent.Length;
        }

        return total;
    }

    private async ValueTask StoreAsync(ChunkPlan plan, ThrottledProgress reporter, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var writer))
        {
            writer = new();
        }

        try
        {
            await writer.ReadAsync(disk, plan, cancellationToken);
            Interlocked.Add(ref _bytesRead, plan.PartsLength);
            if (!writer.IsZero)
            {
                await StoreAsync(writer, plan, cancellationToken);
            }

            reporter.Add(plan.PartsLength);
        }
        finally
        {
            _idle.Add(writer);
        }
    }

    private async ValueTask StoreAsync(ChunkWriter writer, ChunkPlan plan, CancellationToken cancellationToken)
    {
        var digest = writer.Digest();
        if (!Take(new(plan.Offset, plan.Length, digest)))
        {
            Reuse(plan.Length, storedSize: 0);
            return;
        }

        // A size no sound chunk can have is a broken file system's work: the chunk is then written again.
        var name = ChunkShelf.NameOf(digest);
        if (await batch.FindAsync(name, cancellationToken) is { } size && ChunkForm.IsPossibleSize(size, plan.Length))
        {
            Reuse(plan.Length, size);
            return;
        }

        var stored = writer.Pack();
        await batch.PutAsync(name, stored, cancellationToken);
        Interlocked.Increment(ref _chunksWritten);
        Interlocked.Add(ref _bytesWritten, stored.Length);
        Interlocked.Add(ref _storedSize, stored.Length);
        StorageMetrics.BytesWritten.Add(stored.Length);
    }

    /// <summary>Lists the chunk; true for the first of its content, which this run then has to see to.</summary>
    private bool Take(ManifestChunk chunk)
    {
        lock (_gate)
        {
            _chunks.Add(chunk);
            return _taken.Add(chunk.Digest);
        }
    }

    private void Reuse(int length, long storedSize)
    {
        Interlocked.Add(ref _bytesReused, length);
        Interlocked.Add(ref _storedSize, storedSize);
        StorageMetrics.BytesReused.Add(length);
    }

    private async Task<ContentDigest> SealAsync(CancellationToken cancellationToken)
    {
        _chunks.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var bytes = new Manifest(disk.Length, _chunks).ToBytes();
        var image = ContentDigest.Of(bytes);

        // A sealed manifest promises its chunks, so they come first, those found as well as those written.
        await batch.FlushAsync(cancellationToken);
        var name = ManifestShelf.NameOf(image);
        if (await batch.FindAsync(name, cancellationToken) != bytes.Length)
        {
            await batch.PutAsync(name, bytes, cancellationToken);
        }

        await batch.FlushAsync(cancellationToken);
        return image;
    }
}
