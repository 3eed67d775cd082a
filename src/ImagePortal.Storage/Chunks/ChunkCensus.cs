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

    /// <summary>Lists a store that is not much larger than the image, and as much of a larger one as is worth it.</summary>
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

        var listed = 0;
        await foreach (var entry in objects.ListAsync(ChunkShelf.Folder, cancellationToken))
        {
            if (listed++ == limit)
            {
                return census;
            }

            if (ChunkShelf.DigestOf(entry.Name) is { } chunk)
            {
                census._sizes[chunk] = entry.Size;
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
}
