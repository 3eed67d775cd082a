using ImagePortal.Disks.Sources;

namespace ImagePortal.Benchmarks;

/// <summary>A file, and how often it was read.</summary>
internal sealed class CountedSource(IRandomAccessSource source) : IRandomAccessSource
{
    private int _reads;

    public int Reads => _reads;

    public long Length => source.Length;

    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return source.ReadAtAsync(offset, buffer, cancellationToken);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
