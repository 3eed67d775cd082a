using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems;

/// <summary>Reads that are all or nothing.</summary>
public static class SourceReading
{
    /// <summary>Exactly <paramref name="count"/> bytes at <paramref name="offset"/>, or null where the source ends before.</summary>
    public static async ValueTask<byte[]?> TryReadAsync(
        this IRandomAccessSource source, long offset, int count, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset > source.Length - count)
        {
            return null;
        }

        var bytes = new byte[count];
        return await source.ReadAtAsync(offset, bytes, cancellationToken) == count ? bytes : null;
    }
}
