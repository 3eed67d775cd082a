using System.Buffers.Binary;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Chunks;

/// <summary>
/// Answers in advance where many chunks are asked for: a request that lists a thousand objects costs little more than one that finds
/// one of them.
/// </summary>
internal sealed class ChunkCensus
{
    /// <summary>Questions for which one page of the list is a fair price, even if it answers none of them.</summary>
    private const int QuestionsPerPage = 100;

    private readonly Dictionary<ContentDigest, long> _sizes = [];
    private bool _isComplete;

    private ChunkCensus()
    {
    }

    /// <summary>Lists a store that is not much larger than the image. Of a larger one it reads one page, and sees from it how large.</summary>
    /// <param name="questions">Chunks that will be asked for.</param>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    public static async Task<ChunkCensus> TakeAsync(IObjectStore objects, int questions, CancellationToken cancellationToken)
    {
        var census = new ChunkCensus();
        var limit = questions / QuestionsPerPage * objects.ListPage;
        if (limit == 0)
        {
            return census;
        }

        var furthest = 0u;
        await foreach (var entry in objects.ListAsync(ChunkShelf.Folder, cancellationToken))
        {
            if (census._sizes.Count == limit || (census._sizes.Count == objects.ListPage && Estimate(census._sizes.Count, furthest) > limit))
            {
                return census;
            }

            if (ChunkShelf.DigestOf(entry.Name) is { } chunk)
            {
                census._sizes[chunk] = entry.Size;
                furthest = Math.Max(furthest, Position(chunk));
            }
        }

        census._isComplete = true;
        return census;
    }

    /// <summary>Bytes of the chunk as stored, or null where there is none that could be sound.</summary>
    /// <param name="find">Asks the store itself, for what the list did not tell.</param>
    public ValueTask<long?> FindAsync(
        ManifestChunk chunk, Func<ManifestChunk, CancellationToken, ValueTask<long?>> find, CancellationToken cancellationToken) =>
        _sizes.TryGetValue(chunk.Digest, out var size) && ChunkForm.IsPossibleSize(size, chunk.Length) ? new(size)
        : _isComplete && !_sizes.ContainsKey(chunk.Digest) ? new((long?)null)
        : find(chunk, cancellationToken);

    /// <summary>Digests lie evenly, and services list names in order: how far a page reaches tells how many there are. One out of order only reaches further.</summary>
    private static double Estimate(int listed, uint furthest) => listed * ((double)uint.MaxValue / Math.Max(1, furthest));

    private static uint Position(ContentDigest chunk)
    {
        Span<byte> bytes = stackalloc byte[ContentDigest.Size];
        chunk.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
