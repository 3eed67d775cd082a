using System.Collections.Concurrent;
using System.Diagnostics;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage;

/// <summary>One run that brings a disk into a store: every worker reads, hashes, compresses and writes whole chunks of its own.</summary>
internal sealed class Ingestion(IVirtualDisk disk, WriteSession session, IngestJournal? journal, IProgress<IngestProgress>? progress)
{
    // Memory is bounded by this number: a worker holds two chunks. Nearly all of the work is hashing and compressing, and more workers
    // than cores were no faster for a folder, neither from a warm nor from a cold file. Those of an S3 service also wait for answers.
    private readonly int _workers = Math.Max(Environment.ProcessorCount, session.Objects.Parallelism / 2);

    private readonly ConcurrentBag<ChunkWriter> _idle = [];
    private readonly Lock _gate = new();
    private readonly HashSet<ContentDigest> _taken = [];
    private readonly HashSet<ContentDigest> _written = [];
    private readonly List<ManifestChunk> _chunks = [];
    private long _bytesRead;
    private long _bytesWritten;
    private long _bytesReused;
    private long _storedSize;

    public async Task<IngestResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var total = progress is null ? 0 : await MeasureAsync(cancellationToken);
        var reporter = new ThrottledProgress(progress, total);
        ContentDigest image;
        try
        {
            await WorkThreads.ForEachAsync(
                ChunkPlan.ReadAsync(disk, cancellationToken), _workers, (plan, token) => StoreAsync(plan, reporter, token), cancellationToken);
            image = await SealAsync(cancellationToken);
        }
        finally
        {
            foreach (var writer in _idle)
            {
                writer.Dispose();
            }
        }

        reporter.Finish(total);
        return new(
            image.ToString(),
            disk.Length,
            _bytesRead,
            _bytesWritten,
            _bytesReused,
            _storedSize,
            _chunks.Count,
            _written.Count,
            _chunks.Count - _written.Count,
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
        if (!await IsStoredAsync(plan, cancellationToken))
        {
            await WithWriterAsync(writer => ReadAsync(writer, plan, cancellationToken));
        }

        reporter.Add(plan.PartsLength);
    }

    private async ValueTask ReadAsync(ChunkWriter writer, ChunkPlan plan, CancellationToken cancellationToken)
    {
        await writer.ReadAsync(disk, plan, cancellationToken);
        Interlocked.Add(ref _bytesRead, plan.PartsLength);
        ContentDigest? digest = writer.IsZero ? null : writer.Digest();
        if (digest is { } content)
        {
            await StoreAsync(writer, new(plan.Offset, plan.Length, content), cancellationToken);
        }

        journal?.Add(plan.Offset, plan.Length, digest);
    }

    /// <summary>True for a piece that an earlier run has read, and that holds zeros or is in the store: it is then done without another read.</summary>
    private async ValueTask<bool> IsStoredAsync(ChunkPlan plan, CancellationToken cancellationToken)
    {
        if (journal is null || !journal.TryGet(plan.Offset, plan.Length, out var digest))
        {
            return false;
        }

        if (digest is not { } content)
        {
            return true;
        }

        var chunk = new ManifestChunk(plan.Offset, plan.Length, content);
        if (await session.FindAsync(chunk, cancellationToken) is not { } size)
        {
            return false;
        }

        Reuse(chunk.Length, Take(chunk) ? size : 0);
        return true;
    }

    private async ValueTask StoreAsync(ChunkWriter writer, ManifestChunk chunk, CancellationToken cancellationToken)
    {
        if (!Take(chunk))
        {
            Reuse(chunk.Length, storedSize: 0);
        }
        else if (await session.FindAsync(chunk, cancellationToken) is { } size)
        {
            Reuse(chunk.Length, size);
        }
        else
        {
            Interlocked.Add(ref _storedSize, await WriteAsync(writer, chunk, cancellationToken));
        }
    }

    private async ValueTask<int> WriteAsync(ChunkWriter writer, ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var stored = writer.Pack();
        await session.PutAsync(chunk, stored, cancellationToken);
        Interlocked.Add(ref _bytesWritten, stored.Length);
        lock (_gate)
        {
            _written.Add(chunk.Digest);
        }

        return stored.Length;
    }

    private async ValueTask WithWriterAsync(Func<ChunkWriter, ValueTask> work)
    {
        if (!_idle.TryTake(out var writer))
        {
            writer = new();
        }

        try
        {
            await work(writer);
        }
        finally
        {
            _idle.Add(writer);
        }
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

    private Task<ContentDigest> SealAsync(CancellationToken cancellationToken)
    {
        _chunks.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        return session.SealAsync(new(disk.Length, _chunks), RestoreAsync, cancellationToken);
    }

    /// <summary>Reads a chunk once more that was there and is not any longer.</summary>
    private ValueTask RestoreAsync(ManifestChunk chunk, CancellationToken cancellationToken) =>
        WithWriterAsync(async writer =>
        {
            await writer.ReadAsync(disk, new(chunk.Offset, chunk.Length, [new(chunk.Offset, chunk.Length)]), cancellationToken);
            if (writer.Digest() != chunk.Digest)
            {
                throw new InvalidDataException($"The disk changed at byte {chunk.Offset} while it was read.");
            }

            await WriteAsync(writer, chunk, cancellationToken);
        });
}
