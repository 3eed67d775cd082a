namespace ImagePortal.Disks.Sources;

/// <summary>A source that knows which of its bytes were never written, without reading them.</summary>
public interface ISparseSource : IRandomAccessSource
{
    /// <summary>The next run of bytes at or after <paramref name="offset"/> that may hold data; null when only zeros follow.</summary>
    /// <exception cref="IOException">The source cannot tell now.</exception>
    ValueTask<(long Start, long End)?> FindDataAsync(long offset, CancellationToken cancellationToken);
}
