using System.Buffers;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Chunks;

/// <summary>The chunks of a store, kept as <c>chunks/ab/&lt;sha256&gt;</c>, where <c>ab</c> begins the digest.</summary>
internal sealed class ChunkShelf(IObjectStore objects)
{
    public const string Folder = "chunks";

    /// <summary>Chunks worth fetching before they are asked for; none where the store answers at once.</summary>
    public int Ahead { get; } = objects.Parallelism > Environment.ProcessorCount ? objects.Parallelism : 0;

    public static string NameOf(ContentDigest chunk)
    {
        var hex = chunk.Hex;
        return $"{Folder}/{hex.AsSpan(0, 2)}/{hex}";
    }

    /// <summary>The chunk that has that name, or null where it is another thing's.</summary>
    public static ContentDigest? DigestOf(string name) =>
        ContentDigest.TryParseHex(name.AsSpan(name.LastIndexOf('/') + 1), out var chunk) && NameOf(chunk) == name ? chunk : null;

    /// <summary>Bytes of the chunk as stored, or null where there is none that could be sound.</summary>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    public async ValueTask<long?> FindAsync(ManifestChunk chunk, CancellationToken cancellationToken) =>
        await objects.FindAsync(NameOf(chunk.Digest), cancellationToken) is { } found && ChunkForm.IsPossibleSize(found.Size, chunk.Length)
            ? found.Size
            : null;

    /// <summary>Reads a chunk into <paramref name="content"/>, which has its length. The buffer's content is worthless unless the chunk is sound.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<ChunkState> ReadAsync(ManifestChunk chunk, Memory<byte> content, CancellationToken cancellationToken)
    {
        // One byte more than a sound object can have: what is longer is seen to be so.
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkForm.MaxSize(chunk.Length) + 1);
        try
        {
            return (await ReadAsync(chunk, content, buffer, cancellationToken)).State;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a chunk both as it is stored and decoded.</summary>
    /// <param name="stored">Takes the object; at least one byte longer than a sound one can be.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<(ChunkState State, int StoredSize)> ReadAsync(
        ManifestChunk chunk, Memory<byte> content, Memory<byte> stored, CancellationToken cancellationToken)
    {
        return await ReadStoredAsync(chunk, stored, cancellationToken) is { } size
            ? (Decode(chunk, stored.Span[..size], content.Span), size)
            : (ChunkState.Missing, 0);
    }

    /// <summary>Reads a chunk as it is stored and does not look at it; null where there is none.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<int?> ReadStoredAsync(ManifestChunk chunk, Memory<byte> stored, CancellationToken cancellationToken)
    {
        var read = await objects.ReadAsync(NameOf(chunk.Digest), stored, cancellationToken);
        StorageMetrics.BytesRead.Add(read ?? 0);
        return read;
    }

    public static ChunkState Decode(ManifestChunk chunk, ReadOnlySpan<byte> stored, Span<byte> content) =>
        ChunkForm.TryDecode(stored, content) && ContentDigest.Of(content) == chunk.Digest ? ChunkState.Sound : ChunkState.Damaged;
}
