using System.Buffers;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Transfers;

/// <summary>Gives chunks of a store as they are stored, each decoded and compared with its digest once, and read again where that may help.</summary>
internal sealed class ChunkSource(ChunkShelf chunks)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    /// <param name="take">Gets the object's bytes, which are gone when it returns.</param>
    /// <returns>What was read; <paramref name="take"/> was called only for a sound chunk.</returns>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<ChunkState> ReadAsync(
        ManifestChunk chunk, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellationToken)
    {
        var stored = ArrayPool<byte>.Shared.Rent(ChunkForm.MaxSize(chunk.Length) + 1);
        var content = ArrayPool<byte>.Shared.Rent(chunk.Length);
        try
        {
            var (state, size) = await ReadAsync(chunk, content.AsMemory(0, chunk.Length), stored, cancellationToken);
            if (state == ChunkState.Sound)
            {
                await take(stored.AsMemory(0, size));
            }

            return state;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private async ValueTask<(ChunkState State, int StoredSize)> ReadAsync(
        ManifestChunk chunk, Memory<byte> content, byte[] stored, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // A chunk may also have been damaged on its way here.
                var read = await chunks.ReadAsync(chunk, content, stored, cancellationToken);
                if (read.State != ChunkState.Damaged || attempt == Pauses.Length)
                {
                    return read;
                }
            }
            catch (IOException) when (attempt < Pauses.Length)
            {
                // Tried once more.
            }

            await Task.Delay(Pauses[attempt], cancellationToken);
        }
    }
}
