using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>One reading of all chunks and manifests of a store.</summary>
internal sealed class Scrub(IObjectStore objects, ManifestShelf manifests, IProgress<IngestProgress>? progress)
{
    private const int GroupSize = 100;

    private readonly ConcurrentDictionary<ContentDigest, ChunkState> _damaged = new();
    private long _bytesRead;

    public async Task<ScrubResult> RunAsync(ScrubMode mode, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();

        // Images first: a chunk of theirs that is not listed afterwards is missing, not merely late.
        var images = await ListImagesAsync(cancellationToken);
        var chunks = await ListChunksAsync(cancellationToken);
        var total = chunks.Values.Sum();
        var reporter = new ThrottledProgress(progress, total);
        await WorkThreads.ForEachAsync(
            chunks,
            objects.Parallelism,
            async (chunk, token) =>
            {
                if (await ReadAsync(chunk.Key, chunk.Value, token) is not (ChunkState.Sound or ChunkState.Missing) and var state)
                {
                    _damaged[chunk.Key] = state;
                }

                reporter.Add(chunk.Value);
            },
            cancellationToken);

        var damagedImages = await DescribeAsync(images, chunks, cancellationToken);
        var removed = mode == ScrubMode.RemoveDamaged ? await RemoveAsync(chunks, cancellationToken) : 0;
        reporter.Finish(total);
        return new(images.Count, chunks.Count, _bytesRead, damagedImages, _damaged.Count, removed, Stopwatch.GetElapsedTime(started));
    }

    private async Task<List<ContentDigest>> ListImagesAsync(CancellationToken cancellationToken) =>
        await manifests.ListEntriesAsync(cancellationToken).Select(entry => entry.Image).ToListAsync(cancellationToken);

    private async Task<Dictionary<ContentDigest, long>> ListChunksAsync(CancellationToken cancellationToken)
    {
        var chunks = new Dictionary<ContentDigest, long>();
        await foreach (var entry in objects.ListAsync(ChunkShelf.Folder, cancellationToken))
        {
            if (ChunkShelf.DigestOf(entry.Name) is { } chunk)
            {
                chunks[chunk] = entry.Size;
            }
        }

        return chunks;
    }

    /// <summary>Reads a chunk of which only the name is known. One sector that cannot be read must not hide what is wrong with the rest.</summary>
    private async ValueTask<ChunkState> ReadAsync(ContentDigest chunk, long size, CancellationToken cancellationToken)
    {
        if (size > ChunkForm.MaxSize(Manifest.MaxChunkLength))
        {
            return ChunkState.Damaged;
        }

        var stored = ArrayPool<byte>.Shared.Rent((int)size + 1);
        try
        {
            if (await objects.ReadAsync(ChunkShelf.NameOf(chunk), stored.AsMemory(0, (int)size + 1), cancellationToken) is not { } read)
            {
                return ChunkState.Missing;
            }

            Interlocked.Add(ref _bytesRead, read);
            StorageMetrics.BytesRead.Add(read);
            return Holds(stored.AsSpan(0, read), chunk) ? ChunkState.Sound : ChunkState.Damaged;
        }
        catch (IOException)
        {
            return ChunkState.Unreadable;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private static bool Holds(ReadOnlySpan<byte> stored, ContentDigest chunk)
    {
        if (ChunkForm.LengthOf(stored) is not { } length)
        {
            return false;
        }

        var content = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return ChunkForm.TryDecode(stored, content.AsSpan(0, length)) && ContentDigest.Of(content.AsSpan(0, length)) == chunk;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }

    private async Task<List<DamagedImage>> DescribeAsync(
        List<ContentDigest> images, Dictionary<ContentDigest, long> chunks, CancellationToken cancellationToken)
    {
        var damaged = new List<DamagedImage>();
        foreach (var image in images)
        {
            try
            {
                var manifest = await manifests.ReadAsync(image, cancellationToken);
                var damage = manifest.Chunks.Select(DamageOf).OfType<DamagedChunk>().ToList();
                if (damage.Count > 0)
                {
                    damaged.Add(new(image.ToString(), IsManifestSound: true, damage));
                }
            }
            catch (InvalidDataException)
            {
                damaged.Add(new(image.ToString(), IsManifestSound: false, []));
            }
            catch (UnknownImageException)
            {
                // Collected meanwhile.
            }
        }

        return damaged;

        DamagedChunk? DamageOf(ManifestChunk chunk) =>
            _damaged.TryGetValue(chunk.Digest, out var state) ? new(chunk.Offset, chunk.Length, chunk.Digest.ToString(), state)
            : !chunks.TryGetValue(chunk.Digest, out var size) ? new(chunk.Offset, chunk.Length, chunk.Digest.ToString(), ChunkState.Missing)
            : ChunkForm.IsPossibleSize(size, chunk.Length) ? null
            : new(chunk.Offset, chunk.Length, chunk.Digest.ToString(), ChunkState.Damaged);
    }

    private async Task<int> RemoveAsync(Dictionary<ContentDigest, long> chunks, CancellationToken cancellationToken)
    {
        var names = _damaged.Where(chunk => chunk.Value == ChunkState.Damaged).Select(chunk => ChunkShelf.NameOf(chunk.Key)).ToList();
        if (names.Count == 0)
        {
            return 0;
        }

        await using var batch = await objects.BeginAsync(cancellationToken);
        var clock = await StoreClock.ReadAsync(objects, batch, cancellationToken);
        var removed = 0;
        // Few at once: each is read again while writers may be waiting.
        foreach (var group in names.Chunk(GroupSize))
        {
            removed += (await new Sweep(objects, batch, clock).RunAsync(group, IsStillDamagedAsync, cancellationToken)).Count;
        }

        return removed;

        async ValueTask<bool> IsStillDamagedAsync(string name, InFlight inFlight, CancellationToken token)
        {
            var chunk = ChunkShelf.DigestOf(name)!.Value;
            return !inFlight.Names(chunk) && await ReadAsync(chunk, chunks[chunk], token) == ChunkState.Damaged;
        }
    }
}
