namespace ImagePortal.Disks.Formats;

/// <summary>Decodes the compressed units of one container. Safe for many threads.</summary>
internal interface IUnitDecoder : IDisposable
{
    /// <summary>Fills the whole unit. Returns null, or what is wrong with the stored data.</summary>
    /// <param name="number">The unit's number.</param>
    /// <param name="stored">Its stored data, with what follows in the piece of the file that was read.</param>
    string? FindFaultDecoding(long number, ReadOnlyMemory<byte> stored, Span<byte> unit);
}
