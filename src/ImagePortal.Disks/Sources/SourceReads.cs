namespace ImagePortal.Disks.Sources;

/// <summary>Reads that want all or nothing.</summary>
public static class SourceReads
{
    /// <summary>Fills the whole buffer, for ranges that were checked against the length before.</summary>
    /// <exception cref="IOException">The source ended early: it changed while it was read.</exception>
    public static async ValueTask ReadExactlyAtAsync(
        this IRandomAccessSource source, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await source.ReadAtAsync(offset, buffer, cancellationToken);
        if (read < buffer.Length)
        {
            throw new IOException($"The file ended at byte {offset + read} while {buffer.Length} bytes were read from byte {offset}.");
        }
    }
}
