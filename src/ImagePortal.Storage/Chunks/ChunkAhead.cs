using System.Buffers;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Chunks;

/// <summary>
/// Reads whole chunks, and fetches the next ones meanwhile when a disk is read from front to back: a store that is asked over a network
/// answers many questions at once in the time of one.
/// </summary>
/// <param name="depth">Chunks to fetch ahead; zero for a store that answers at once.</param>
internal sealed class ChunkAhead(IReadOnlyList<ManifestChunk> manifest, ChunkShelf chunks, int depth) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Task<Fetched>> _underWay = [];
    private readonly CancellationTokenSource _stop = new();
    private int _last = -1;

    /// <param name="content">Has the chunk's length, and is worthless unless the chunk is sound.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async ValueTask<ChunkState> ReadAsync(int index, Memory<byte> content, CancellationToken cancellationToken)
    {
        if (Take(index) is not { } fetch)
        {
            return await chunks.ReadAsync(manifest[index], content, cancellationToken);
        }

        var fetched = await fetch.WaitAsync(cancellationToken);
        try
        {
            return fetched.Size is { } size ? ChunkShelf.Decode(manifest[index], fetched.Buffer.AsSpan(0, size), content.Span) : ChunkState.Missing;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(fetched.Buffer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_underWay.Values.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>What was fetched of the chunk; null where it was not foreseen.</summary>
    private Task<Fetched>? Take(int index)
    {
        if (depth == 0)
        {
            return null;
        }

        lock (_gate)
        {
            _underWay.Remove(index, out var fetch);

            // Several readers side by side come a little out of order.
            if (Math.Abs(index - _last) > depth)
            {
                _underWay.Clear();
            }
            else if (index > _last)
            {
                FetchUpTo(index + depth);
            }
            else
            {
                return fetch;
            }

            _last = index;
            return fetch;
        }
    }

    private void FetchUpTo(int end)
    {
        for (var next = _last + 1; next <= end && next < manifest.Count; next++)
        {
            if (next > end - depth && !_underWay.ContainsKey(next))
            {
                _underWay.Add(next, FetchAsync(manifest[next]));
            }
        }
    }

    private async Task<Fetched> FetchAsync(ManifestChunk chunk)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkForm.MaxSize(chunk.Length) + 1);
        return new(buffer, await chunks.ReadStoredAsync(chunk, buffer, _stop.Token));
    }

    private readonly record struct Fetched(byte[] Buffer, int? Size);
}
