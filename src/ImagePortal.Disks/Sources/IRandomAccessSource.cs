namespace ImagePortal.Disks.Sources;

/// <summary>The one way to see bytes: a local file, an object behind HTTP ranges, a file in the user's browser, a stored image.</summary>
public interface IRandomAccessSource : IAsyncDisposable
{
    /// <summary>Size in bytes, fixed for the life of the source.</summary>
    long Length { get; }

    /// <summary>
    /// Fills <paramref name="buffer"/> from <paramref name="offset"/>. Returns the bytes read, fewer than asked for only at the end,
    /// zero at or past it. May be called from many threads at once.
    /// </summary>
    /// <exception cref="IOException">The bytes cannot be had now: a broken device, a lost connection.</exception>
    ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);
}
