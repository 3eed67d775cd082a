using System.Buffers;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Chunks;

/// <summary>The chunks of a store, kept as <c>chunks/ab/&lt;sha256&gt;</c>, where <c>ab</c> begins the digest.</summary>
internal sealed class ChunkShelf(IObjectStore objects)
{
    public const string Folder = "chunks";

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
        if (await objects.ReadAsync(NameOf(chunk.Digest), stored, cancellationToken) is not { } read)
        {
            return (ChunkState.Missing, 0);
        }

        StorageMetrics.BytesRead.Add(read);
        var decoded = ChunkForm.TryDecode(stored.Span[..read], content.Span) && ContentDigest.Of(content.Span) == chunk.Digest;
        return (decoded ? ChunkState.Sound : ChunkState.Damaged, read);
    }
}
