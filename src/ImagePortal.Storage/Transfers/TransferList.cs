using System.Collections.Concurrent;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Transfers;

/// <summary>The distinct chunks of one image, or of several: what the destination has, and what it lacks.</summary>
internal sealed class TransferList
{
    private readonly Lock _gate = new();
    private readonly List<(ManifestChunk Chunk, long Size)> _missing = [];
    private long _bytesThere;
    private long _bytesMissing;
    private int _chunksThere;

    public IReadOnlyList<(ManifestChunk Chunk, long Size)> Missing => _missing;

    public TransferPlan Plan => new(_bytesThere + _bytesMissing, _bytesMissing, _chunksThere + _missing.Count, _missing.Count);

    /// <param name="find">Asks the destination for one chunk: its bytes as stored, or null.</param>
    /// <exception cref="InvalidDataException">The source lacks a chunk that would have to move.</exception>
    /// <exception cref="IOException">A store cannot be reached.</exception>
    public static async Task<TransferList> MakeAsync(
        IReadOnlyCollection<ManifestChunk> chunks,
        IObjectStore source,
        IObjectStore destination,
        Func<ManifestChunk, CancellationToken, ValueTask<long?>> find,
        CancellationToken cancellationToken)
    {
        var list = new TransferList();
        var there = await ChunkCensus.TakeAsync(destination, chunks.Count, cancellationToken);
        var missing = new ConcurrentBag<ManifestChunk>();
        await ForEachAsync(destination, chunks.DistinctBy(chunk => chunk.Digest), async (chunk, token) =>
        {
            if (await there.FindAsync(chunk, find, token) is { } size)
            {
                list.AddThere(size);
            }
            else
            {
                missing.Add(chunk);
            }
        }, cancellationToken);

        var shelf = new ChunkShelf(source);
        var given = await ChunkCensus.TakeAsync(source, missing.Count, cancellationToken);
        await ForEachAsync(source, missing, async (chunk, token) =>
            list.AddMissing(chunk, await given.FindAsync(chunk, shelf.FindAsync, token) ?? throw TransferErrors.Unusable(chunk, ChunkState.Missing)),
            cancellationToken);

        // In the order of the disk: the source's device reads them as they were written.
        list._missing.Sort((a, b) => a.Chunk.Offset.CompareTo(b.Chunk.Offset));
        return list;
    }

    private static Task ForEachAsync(
        IObjectStore store, IEnumerable<ManifestChunk> chunks, Func<ManifestChunk, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            chunks, new ParallelOptions { MaxDegreeOfParallelism = store.Parallelism, CancellationToken = cancellationToken }, work);

    private void AddThere(long size)
    {
        lock (_gate)
        {
            _bytesThere += size;
            _chunksThere++;
        }
    }

    private void AddMissing(ManifestChunk chunk, long size)
    {
        lock (_gate)
        {
            _bytesMissing += size;
            _missing.Add((chunk, size));
        }
    }
}
