namespace ImagePortal.Disks.Sources;

/// <summary>
/// Keeps the first 64 KiB and the last 4 KiB of a file, where the signs and headers of all formats lie, so that telling what it is takes two
/// reads of a source that may be far away. The source below stays the caller's to dispose.
/// </summary>
internal sealed class EndsSource(IRandomAccessSource source) : ISparseSource
{
    private const int HeadSize = 64 << 10;
    private const int TailSize = 4 << 10;
    private byte[]? _head;
    private byte[]? _tail;

    public long Length => source.Length;

    private long TailStart => Math.Max(0, Length - TailSize);

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var end = Math.Min(Length, offset + buffer.Length);
        if (offset < 0 || offset >= end)
        {
            return await source.ReadAtAsync(offset, buffer, cancellationToken);
        }

        if (end <= HeadSize)
        {
            _head ??= await ReadAsync(0, HeadSize, cancellationToken);
            return Copy(_head, offset, buffer);
        }

        if (offset >= TailStart)
        {
            _tail ??= await ReadAsync(TailStart, TailSize, cancellationToken);
            return Copy(_tail, offset - TailStart, buffer);
        }

        return await source.ReadAtAsync(offset, buffer, cancellationToken);
    }

    public ValueTask<(long Start, long End)?> FindDataAsync(long offset, CancellationToken cancellationToken) =>
        source is ISparseSource sparse
            ? sparse.FindDataAsync(offset, cancellationToken)
            : ValueTask.FromResult<(long, long)?>(offset < Length ? (offset, Length) : null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static int Copy(byte[] kept, long offset, Memory<byte> buffer)
    {
        var count = (int)Math.Clamp(kept.Length - offset, 0, buffer.Length);
        kept.AsSpan((int)Math.Min(offset, kept.Length), count).CopyTo(buffer.Span);
        return count;
    }

    private async ValueTask<byte[]> ReadAsync(long start, int size, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(size, Length - start)];
        var read = await source.ReadAtAsync(start, bytes, cancellationToken);
        return bytes[..read];
    }
}
