using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>
/// The header of a dynamic disk (Microsoft's specification, "Dynamic Disk Header Format"). Every number is big-endian; offsets are those
/// printed there.
/// </summary>
/// <param name="Offset">Byte of the file where the header starts.</param>
/// <param name="TableOffset">Byte of the file where the block allocation table starts.</param>
internal sealed record VhdHeader(long Offset, long TableOffset, int BlockBits, long VirtualSize)
{
    public const int Size = 1024;

    private const int ChecksumOffset = 36;
    private const int SectorBits = 9;
    private const int SectorSize = 1 << SectorBits;

    /// <summary>One bit a sector of the block, padded to a sector: it lies before the block's data.</summary>
    public long BitmapSize => ((1L << (BlockBits - SectorBits)) / 8) is var bytes && bytes <= SectorSize ? SectorSize : bytes;

    public long Blocks => (VirtualSize >> BlockBits) + ((VirtualSize & ((1L << BlockBits) - 1)) == 0 ? 0 : 1);

    public long TableSize => Blocks * sizeof(uint);

    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        long at,
        long virtualSize,
        [NotNullWhen(true)] out VhdHeader? header,
        [NotNullWhen(false)] out DiskFormatError? error)
    {
        header = null;
        error = FindFault(bytes, at);
        if (error is not null)
        {
            return false;
        }

        var blockBits = BitOperations.Log2(ReadUInt32BigEndian(bytes[32..]));
        header = new(at, ReadInt64BigEndian(bytes[16..]), blockBits, virtualSize);
        var entries = ReadUInt32BigEndian(bytes[28..]);
        error = entries < header.Blocks
            ? VhdErrors.Broken(at + 28, $"the table has {entries} entries, the disk needs {header.Blocks}")
            : null;
        return error is null;
    }

    private static DiskFormatError? FindFault(ReadOnlySpan<byte> bytes, long at)
    {
        if (bytes.Length < Size || !bytes.StartsWith("cxsparse"u8))
        {
            return VhdErrors.Broken(at, "there is no header of a dynamic disk");
        }

        if (VhdChecksum.FindFault(bytes[..Size], ChecksumOffset, "the dynamic header") is { } wrongSum)
        {
            return VhdErrors.Broken(at + ChecksumOffset, wrongSum);
        }

        if (ReadUInt32BigEndian(bytes[24..]) is var version && version >> 16 != 1)
        {
            return VhdErrors.UnknownVersion(at + 24, version);
        }

        return ReadUInt32BigEndian(bytes[32..]) is var size && (size is < SectorSize or > 1 << 30 || !BitOperations.IsPow2(size))
            ? VhdErrors.Broken(at + 32, $"blocks of {size} bytes are no power of two between 512 bytes and 1 GiB")
            : null;
    }
}
