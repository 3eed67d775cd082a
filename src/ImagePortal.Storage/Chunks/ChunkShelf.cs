using System.Buffers;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Chunks;

/// <summary>The chunks of a store, kept as <c>chunks/ab/&lt;sha256&gt;</c>, where <c>ab</c> begins the digest.</summary>
internal sealed class ChunkShelf(IObjectStore objects)
{
    public static string NameOf(ContentDigest chunk)
    {
        var hex = chunk.Hex;
        return $"chunks/{hex.AsSpan(0, 2)}/{hex}";
    }

    /// <summary>Reads a chunk into <paramref name="content"/>, which has its length. The buffer's content is worthless unless the chunk is sound.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<ChunkState> ReadAsync(ManifestChunk chunk, Memory<byte> content, CancellationToken cancellationToken)
    {
        // One byte more than a sound object can have: what is longer is seen to be so.
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkForm.MaxSize(chunk.Length) + 1);
        try
        {
            if (await objects.ReadAsync(NameOf(chunk.Digest), buffer, cancellationToken) is not { } read)
            {
                return ChunkState.Missing;
            }

            var decoded = ChunkForm.TryDecode(buffer.AsSpan(0, read), content.Span);
            StorageMetrics.BytesRead.Add(read);
            return decoded && ContentDigest.Of(content.Span) == chunk.Digest ? ChunkState.Sound : ChunkState.Damaged;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
