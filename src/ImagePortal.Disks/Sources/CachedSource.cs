using System.Buffers;

namespace ImagePortal.Disks.Sources;

/// <summary>
/// Keeps what was read and reads ahead while reads stay in sequence, so that a parser's many small reads become few round trips; counts
/// what it takes from below and stops at a budget. Memory stays under 8 MiB. The source below stays the caller's to dispose.
/// </summary>
/// <param name="budget">Bytes that may be read from below.</param>
public sealed class CachedSource(IRandomAccessSource source, long budget = long.MaxValue) : ISparseSource
{
    private const int BlockSize = 8 << 10;
    private const int LargestReadAhead = 64 << 10;
    private const int BulkRead = 64 << 10;
    private const int Capacity = 8 << 20;

    private readonly BlockCache _blocks = new(Capacity);
    private long _bytesRead;
    private int _roundTrips;
    private long _endOfLastRead = -1;
    private int _readAhead;

    public long Length => source.Length;

    /// <summary>Bytes read from the source below.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Reads made on the source below.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    /// <exception cref="ReadBudgetExceededException">The budget does not cover what this read needs from below.</exception>
    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        var done = 0;
        while (done < wanted)
        {
            var position = offset + done;
            var rest = buffer[done..wanted];
            var copied = CopyKept(position, rest.Span);
            if (copied == 0)
            {
                copied = await FetchAsync(position, rest, cancellationToken);
            }

            if (copied == 0)
            {
                break;
            }

            done += copied;
        }

        return done;
    }

    public ValueTask<(long Start, long End)?> FindDataAsync(long offset, CancellationToken cancellationToken) =>
        source is ISparseSource sparse
            ? sparse.FindDataAsync(offset, cancellationToken)
            : ValueTask.FromResult<(long, long)?>(offset < Length ? (offset, Length) : null);

    public ValueTask DisposeAsync()
    {
        _blocks.Clear();
        return ValueTask.CompletedTask;
    }

    private int CopyKept(long position, Span<byte> into)
    {
        if (!_blocks.TryGet(position / BlockSize, out var block))
        {
            return 0;
        }

        var within = (int)(position % BlockSize);
        var count = Math.Min(into.Length, block.Length - within);
        if (count <= 0)
        {
            return 0;
        }

        block.Span.Slice(within, count).CopyTo(into);
        return count;
    }

    /// <summary>Reads the missing blocks up to the end of the request or the next kept block.</summary>
    private async ValueTask<int> FetchAsync(long position, Memory<byte> into, CancellationToken cancellationToken)
    {
        var start = position - (position % BlockSize);
        var end = EndOfGap(start, position + into.Length);
        if (end - start >= BulkRead)
        {
            // Bulk reads pass by: they would only push out what small reads come back to.
            return await ReadBelowAsync(position, into[..(int)Math.Min(into.Length, end - position)], cancellationToken);
        }

        end = Math.Min(Length, Math.Max(end, start + NextReadAhead(start)));
        var rented = ArrayPool<byte>.Shared.Rent((int)(end - start));
        try
        {
            var read = await ReadBelowAsync(start, rented.AsMemory(0, (int)(end - start)), cancellationToken);
            Volatile.Write(ref _endOfLastRead, start + read);
            Keep(start, rented.AsSpan(0, read));
            var count = (int)Math.Clamp(start + read - position, 0, into.Length);
            rented.AsSpan((int)(position - start), count).CopyTo(into.Span);
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private long EndOfGap(long start, long endOfRequest)
    {
        var end = start + BlockSize;
        while (end < endOfRequest && !_blocks.TryGet(end / BlockSize, out _))
        {
            end += BlockSize;
        }

        return Math.Min(end, Length);
    }

    /// <summary>Doubles while reads follow each other and falls back when they jump.</summary>
    private int NextReadAhead(long start)
    {
        var next = start == Volatile.Read(ref _endOfLastRead)
            ? Math.Min(LargestReadAhead, Math.Max(BlockSize, Volatile.Read(ref _readAhead) * 2))
            : BlockSize;
        Volatile.Write(ref _readAhead, next);
        return next;
    }

    private void Keep(long start, ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at += BlockSize)
        {
            _blocks.Add((start + at) / BlockSize, bytes[at..Math.Min(bytes.Length, at + BlockSize)].ToArray());
        }
    }

    private async ValueTask<int> ReadBelowAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (Interlocked.Add(ref _bytesRead, buffer.Length) > budget)
        {
            throw new ReadBudgetExceededException(budget);
        }

        Interlocked.Increment(ref _roundTrips);
        return await source.ReadAtAsync(offset, buffer, cancellationToken);
    }
}
