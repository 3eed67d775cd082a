using System.Diagnostics.CodeAnalysis;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>
/// The footer at the end of every VHD file, copied to byte 0 of a dynamic one (Microsoft, "Virtual Hard Disk Image Format Specification",
/// "Hard Disk Footer Format"). Every number is big-endian; offsets are those printed there.
/// </summary>
internal sealed record VhdFooter(VhdType Type, long DataOffset, long VirtualSize, long CurrentSize, string Creator)
{
    public const int Size = 512;

    /// <summary>Before Virtual PC 2004 the footer lacked its last byte, which is reserved.</summary>
    public const int OldSize = 511;

    private const int ChecksumOffset = 64;
    private const int SectorSize = 512;
    private const long LargestSize = 2040L << 30;
    private const long LargestGeometry = 65535L * 16 * 255 * SectorSize;

    public static ReadOnlySpan<byte> Cookie => "conectix"u8;

    /// <param name="at">Byte of the file where the footer starts.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        long at,
        [NotNullWhen(true)] out VhdFooter? footer,
        [NotNullWhen(false)] out DiskFormatError? error)
    {
        footer = null;
        if (bytes.Length < OldSize)
        {
            error = VhdErrors.Broken(at, $"the footer needs {OldSize} bytes");
            return false;
        }

        error = FindFault(bytes, at);
        if (error is not null)
        {
            return false;
        }

        var currentSize = ReadInt64BigEndian(bytes[48..]);
        footer = new(
            (VhdType)ReadUInt32BigEndian(bytes[60..]),
            ReadInt64BigEndian(bytes[16..]),
            ReadVirtualSize(bytes, currentSize),
            currentSize,
            string.Concat(bytes[28..32].ToArray().Where(x => char.IsAsciiLetterOrDigit((char)x)).Select(x => (char)x)));
        return true;
    }

    private static DiskFormatError? FindFault(ReadOnlySpan<byte> bytes, long at)
    {
        if (VhdChecksum.FindFault(bytes, ChecksumOffset, "the footer") is { } wrongSum)
        {
            return VhdErrors.Broken(at + ChecksumOffset, wrongSum);
        }

        if (ReadUInt32BigEndian(bytes[12..]) is var version && version >> 16 != 1)
        {
            return VhdErrors.UnknownVersion(at + 12, version);
        }

        var type = ReadUInt32BigEndian(bytes[60..]);
        if (type == (uint)VhdType.Differencing)
        {
            return VhdErrors.Differencing(at + 60);
        }

        if (type is not ((uint)VhdType.Fixed or (uint)VhdType.Dynamic))
        {
            return VhdErrors.UnknownType(at + 60, type);
        }

        return ReadInt64BigEndian(bytes[48..]) is var size && (size is < 0 or > LargestSize || size % SectorSize != 0)
            ? VhdErrors.Broken(at + 48, $"the current size is {(ulong)size} bytes, not whole sectors up to 2040 GiB")
            : null;
    }

    /// <summary>
    /// The current size; but Virtual PC, and qemu in its name, give a guest only what the geometry of cylinders, heads and sectors covers,
    /// unless that is the largest geometry there is.
    /// </summary>
    private static long ReadVirtualSize(ReadOnlySpan<byte> bytes, long currentSize)
    {
        var geometry = (long)ReadUInt16BigEndian(bytes[56..]) * bytes[58] * bytes[59] * SectorSize;
        var goesByGeometry = bytes[28..32].SequenceEqual("vpc "u8) || bytes[28..32].SequenceEqual("qemu"u8);
        return goesByGeometry && geometry is > 0 and < LargestGeometry ? Math.Min(geometry, currentSize) : currentSize;
    }
}
