using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Chunks;

/// <summary>The last decoded chunks of one image, so that small reads side by side decode a chunk once.</summary>
internal sealed class ChunkCache(IReadOnlyList<ManifestChunk> manifest, ChunkShelf chunks) : IAsyncDisposable
{
    /// <summary>Chunks kept. An inspection goes back and forth between few places: group descriptors, inode tables, directories.</summary>
    private const int Capacity = 16;

    private readonly ChunkAhead _whole = new(manifest, chunks, chunks.Ahead);
    private readonly Lock _gate = new();
    private readonly LinkedList<(int Index, Task<byte[]> Content)> _recent = [];

    /// <summary>Copies from byte <paramref name="start"/> of a chunk, up to its end or that of <paramref name="buffer"/>; returns the bytes copied.</summary>
    /// <exception cref="InvalidDataException">The chunk is missing or damaged.</exception>
    public async ValueTask<int> ReadAsync(int index, int start, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var chunk = manifest[index];
        var count = Math.Min(chunk.Length - start, buffer.Length);
        if (count == chunk.Length)
        {
            // Whoever reads whole chunks reads each but once: no copy is kept.
            Require(chunk, await _whole.ReadAsync(index, buffer[..count], cancellationToken));
            return count;
        }

        // The decoding is shared, so one reader that gives up must not take it from the others.
        var content = await Recent(index).WaitAsync(cancellationToken);
        content.AsMemory(start, count).CopyTo(buffer);
        return count;
    }

    public ValueTask DisposeAsync() => _whole.DisposeAsync();

    private Task<byte[]> Recent(int index)
    {
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Index == index && !node.Value.Content.IsFaulted)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Content;
                }
            }

            if (_recent.Count == Capacity)
            {
                _recent.RemoveLast();
            }

            // Started elsewhere: nothing is read or decoded while the gate is held.
            var content = Task.Run(() => LoadAsync(manifest[index]));
            _recent.AddFirst((index, content));
            return content;
        }
    }

    private async Task<byte[]> LoadAsync(ManifestChunk chunk)
    {
        var content = GC.AllocateUninitializedArray<byte>(chunk.Length);
        Require(chunk, await chunks.ReadAsync(chunk, content, CancellationToken.None));
        return content;
    }

    private static void Require(ManifestChunk chunk, ChunkState state)
    {
        if (state != ChunkState.Sound)
        {
            throw new InvalidDataException(
                $"The chunk at byte {chunk.Offset} of the disk is {(state == ChunkState.Missing ? "missing" : "damaged")}: {chunk.Digest}.");
        }
    }
}
