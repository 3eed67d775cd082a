using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage.Transfers;

/// <summary>One run that reads every chunk of an image and fetches those that are no good from another store.</summary>
internal sealed class Repair(
    ContentDigest image, Manifest manifest, ChunkShelf own, ChunkShelf other, WriteSession session, IProgress<IngestProgress>? progress)
{
    private readonly ChunkSource _own = new(own);
    private readonly ChunkSource _other = new(other);
    private readonly List<DamagedChunk> _damage = [];
    private long _bytesMoved;
    private int _chunksRepaired;

    public async Task<RepairResult> RunAsync(bool isManifestSound, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var chunks = manifest.Chunks.DistinctBy(chunk => chunk.Digest).ToList();
        var total = chunks.Sum(chunk => (long)chunk.Length);
        var reporter = new ThrottledProgress(progress, total);
        await WorkThreads.ForEachAsync(
            chunks,
            session.Objects.Parallelism,
            async (chunk, token) =>
            {
                await MendAsync(chunk, token);
                reporter.Add(chunk.Length);
            },
            cancellationToken);

        if (_damage.Count == 0)
        {
            await session.SealAsync(manifest, RestoreAsync, cancellationToken);
        }
        else
        {
            await session.FlushAsync(cancellationToken);
        }

        reporter.Finish(total);
        _damage.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        return new(
            image.ToString(), !isManifestSound && _damage.Count == 0, chunks.Count, _chunksRepaired, _bytesMoved, _damage,
            Stopwatch.GetElapsedTime(started));
    }

    private async ValueTask MendAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var state = await TryReadAsync(chunk, cancellationToken);
        if (state != ChunkState.Sound && !await FetchAsync(chunk, cancellationToken))
        {
            lock (_damage)
            {
                _damage.Add(new(chunk.Offset, chunk.Length, chunk.Digest.ToString(), state));
            }
        }
    }

    private async ValueTask<ChunkState> TryReadAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await _own.ReadAsync(chunk, _ => ValueTask.CompletedTask, cancellationToken);
        }
        catch (IOException)
        {
            return ChunkState.Unreadable;
        }
    }

    private async ValueTask RestoreAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        if (!await FetchAsync(chunk, cancellationToken))
        {
            throw TransferErrors.Unusable(chunk, ChunkState.Missing);
        }
    }

    private async ValueTask<bool> FetchAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var size = 0;
        var state = await _other.ReadAsync(
            chunk,
            stored =>
            {
                size = stored.Length;
                return session.ReplaceAsync(chunk, stored, cancellationToken);
            },
            cancellationToken);
        if (state != ChunkState.Sound)
        {
            return false;
        }

        Interlocked.Add(ref _bytesMoved, size);
        Interlocked.Increment(ref _chunksRepaired);
        return true;
    }
}
