using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>
/// The end of a file written in one pass ("Stream-Optimized Compressed Sparse Extents"): a marker, a second header that knows where the
/// grain directory came to lie, and a marker that ends the stream.
/// </summary>
internal static class VmdkFooter
{
    /// <summary>From the footer's marker to the end of the file.</summary>
    public const int Size = 3 * VmdkHeader.SectorSize;

    private const uint EndOfStream = 0;
    private const uint Footer = 3;

    /// <summary>The first header with the directory's place, which only the footer tells; both are to describe the same disk.</summary>
    public static async Task<(VmdkHeader? Header, DiskFormatError? Error)> ReadAsync(
        IRandomAccessSource file, VmdkHeader first, CancellationToken cancellationToken)
    {
        var at = file.Length - Size;
        if (at < VmdkHeader.Size)
        {
            return (null, VmdkErrors.Broken(file.Length, "the footer is missing: the file was cut"));
        }

        var bytes = new byte[Size];
        await file.ReadExactlyAtAsync(at, bytes, cancellationToken);
        if (!IsMarker(bytes, Footer) || !IsMarker(bytes.AsSpan(2 * VmdkHeader.SectorSize), EndOfStream)
            || !VmdkHeader.TryParse(bytes.AsSpan(VmdkHeader.SectorSize, VmdkHeader.Size), out var footer, out _))
        {
            return (null, VmdkErrors.Broken(at, "the footer is missing or damaged: the file was cut, or is still being written"));
        }

        return DescribesSame(first, footer) && footer.DirectorySector != VmdkHeader.DirectoryAtEnd
            ? (first with { DirectorySector = footer.DirectorySector }, null)
            : (null, VmdkErrors.Broken(at + VmdkHeader.SectorSize, "the header and the footer contradict each other"));
    }

    private static bool DescribesSame(VmdkHeader one, VmdkHeader other) =>
        (one.VirtualSize, one.GrainBits, one.EntriesPerTable, one.IsCompressed, one.HasZeroedGrains)
        == (other.VirtualSize, other.GrainBits, other.EntriesPerTable, other.IsCompressed, other.HasZeroedGrains);

    /// <summary>A marker without data: sectors (8 bytes), a size of zero, and its type.</summary>
    private static bool IsMarker(ReadOnlySpan<byte> bytes, uint type) =>
        ReadUInt32LittleEndian(bytes[8..]) == 0 && ReadUInt32LittleEndian(bytes[12..]) == type;
}
