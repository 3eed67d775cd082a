using ImagePortal.Disks.Sources;

namespace ImagePortal.Fuzz;

/// <summary>The first bytes of an array as a file; remembers what was read if told to.</summary>
internal sealed class FuzzSource(byte[] bytes, int length, List<(int Offset, int Count)>? reads = null) : IRandomAccessSource
{
    public long Length => length;

    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        bytes.AsSpan((int)Math.Min(offset, Length), count).CopyTo(buffer.Span);
        if (count > 0)
        {
            reads?.Add(((int)offset, count));
        }

        return ValueTask.FromResult(count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
