using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Transfers;

/// <summary>The distinct chunks of an image: what the destination has, and what it lacks.</summary>
internal sealed class TransferList
{
    private readonly Lock _gate = new();
    private readonly List<(ManifestChunk Chunk, long Size)> _missing = [];
    private long _bytesThere;
    private long _bytesMissing;
    private int _chunksThere;

    public IReadOnlyList<(ManifestChunk Chunk, long Size)> Missing => _missing;

    public TransferPlan Plan => new(_bytesThere + _bytesMissing, _bytesMissing, _chunksThere + _missing.Count, _missing.Count);

    /// <param name="find">Bytes of a chunk at the destination as stored, or null.</param>
    /// <param name="parallelism">Requests to have under way at once.</param>
    /// <exception cref="InvalidDataException">The source lacks a chunk that would have to move.</exception>
    /// <exception cref="IOException">A store cannot be reached.</exception>
    public static async Task<TransferList> MakeAsync(
        Manifest manifest,
        ChunkShelf source,
        Func<ManifestChunk, CancellationToken, ValueTask<long?>> find,
        int parallelism,
        CancellationToken cancellationToken)
    {
        var list = new TransferList();
        await Parallel.ForEachAsync(
            manifest.Chunks.DistinctBy(chunk => chunk.Digest),
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (chunk, token) =>
            {
                if (await find(chunk, token) is { } size)
                {
                    list.AddThere(size);
                    return;
                }

                list.AddMissing(chunk, await source.FindAsync(chunk, token) ?? throw TransferErrors.Unusable(chunk, ChunkState.Missing));
            });

        // In the order of the disk: the source's device reads them as they were written.
        list._missing.Sort((a, b) => a.Chunk.Offset.CompareTo(b.Chunk.Offset));
        return list;
    }

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
