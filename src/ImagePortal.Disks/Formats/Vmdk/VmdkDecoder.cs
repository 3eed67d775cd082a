using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>Decodes a compressed grain ("Grain Marker"): the sector of the disk that it holds, its size, and zlib data.</summary>
internal sealed class VmdkDecoder(VmdkHeader header) : IUnitDecoder
{
    private const int MarkerSize = 12;

    public string? FindFaultDecoding(long number, ReadOnlyMemory<byte> stored, Span<byte> unit)
    {
        var sector = ReadUInt64LittleEndian(stored.Span);
        var expected = number << header.GrainBits;
        if (sector != (ulong)(expected / VmdkHeader.SectorSize))
        {
            return $"the grain of sector {expected / VmdkHeader.SectorSize} is marked as that of sector {sector}";
        }

        var size = ReadUInt32LittleEndian(stored.Span[8..]);
        if (size == 0 || size > stored.Length - MarkerSize)
        {
            return $"a compressed grain of {size} bytes does not fit its place of {stored.Length - MarkerSize}";
        }

        // The last grain may end with the disk.
        var needed = Math.Min(unit.Length, header.VirtualSize - expected);
        var written = Inflater.InflateZlib(stored.Slice(MarkerSize, (int)size), unit);
        if (written < needed)
        {
            return "a compressed grain cannot be decoded";
        }

        unit[written..].Clear();
        return null;
    }

    public void Dispose()
    {
    }
}
