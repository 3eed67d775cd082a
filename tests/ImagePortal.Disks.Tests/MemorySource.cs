using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests;

/// <summary>A file in memory. Counts the reads made on it.</summary>
internal sealed class MemorySource(byte[] bytes) : IRandomAccessSource
{
    private int _reads;
    private long _bytesRead;

    public long Length => bytes.Length;

    public int Reads => _reads;

    public long BytesRead => _bytesRead;

    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        bytes.AsSpan((int)Math.Min(offset, Length), count).CopyTo(buffer.Span);
        Interlocked.Add(ref _bytesRead, count);
        return ValueTask.FromResult(count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
