namespace ImagePortal.Disks.Sources;

/// <summary>
/// Reads a far source in large pieces, several at once and ahead of its readers, once these have gone forward for a while; reads that jump pass
/// by. Memory stays under 64 MiB. The source below stays the caller's to dispose.
/// </summary>
public sealed class ReadAheadSource(IRandomAccessSource far) : IRandomAccessSource
{
    private const int PieceSize = 4 << 20;
    private const int Ahead = 4;
    private const int Kept = 12;

    // Bytes read forward before pieces are worth their waste, should the reader jump again.
    private const int Warm = 1 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task<byte[]>> _pieces = [];
    private readonly LinkedList<long> _newestFirst = [];
    private readonly SemaphoreSlim _slots = new(Ahead);
    private readonly CancellationTokenSource _end = new();
    private long _front;
    private long _run;

    public long Length => far.Length;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        var done = 0;
        while (done < wanted)
        {
            var (piece, within) = Math.DivRem(offset + done, PieceSize);
            var part = buffer.Slice(done, (int)Math.Min(wanted - done, PieceSize - within));
            if (Find(piece, part.Length) is { } bytes)
            {
                (await bytes.WaitAsync(cancellationToken)).AsMemory((int)within, part.Length).CopyTo(part);
            }
            else
            {
                await ReadWholeAsync(offset + done, part, cancellationToken);
            }

            done += part.Length;
        }

        return done;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _pieces.Values];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _slots.Dispose();
    }

    /// <summary>The piece, kept or on its way; null for readers that jumped lately. It and those after it begin to come when readers go forward.</summary>
    private Task<byte[]>? Find(long piece, int bytes)
    {
        lock (_gate)
        {
            var goesForward = piece >= _front - 1 && piece <= _front + Ahead;
            (_front, _run) = goesForward ? (Math.Max(_front, piece), _run + bytes) : (piece, bytes);
            var end = _run < Warm ? piece : _run < PieceSize ? piece + 1 : piece + 1 + Ahead;
            for (var next = piece; next < end && next * PieceSize < Length; next++)
            {
                Begin(next);
            }

            return _pieces.GetValueOrDefault(piece);
        }
    }

    private void Begin(long piece)
    {
        if (_pieces.TryGetValue(piece, out var running) && !running.IsFaulted && !running.IsCanceled)
        {
            return;
        }

        if (_pieces.Remove(piece))
        {
            _newestFirst.Remove(piece);
        }

        _pieces[piece] = Task.Run(() => ReadAsync(piece, _end.Token));
        _newestFirst.AddFirst(piece);
        if (_newestFirst.Count > Kept)
        {
            _pieces.Remove(_newestFirst.Last!.Value);
            _newestFirst.RemoveLast();
        }
    }

    private async Task<byte[]> ReadAsync(long piece, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(PieceSize, Length - (piece * PieceSize)));
            await ReadWholeAsync(piece * PieceSize, bytes, cancellationToken);
            return bytes;
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task ReadWholeAsync(long offset, Memory<byte> into, CancellationToken cancellationToken)
    {
        if (await far.ReadAtAsync(offset, into, cancellationToken) != into.Length)
        {
            throw new SourceChangedException($"The source ended before byte {offset + into.Length}, though it has {Length} bytes.");
        }
    }
}
