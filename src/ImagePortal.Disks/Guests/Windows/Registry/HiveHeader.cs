using System.Diagnostics.CodeAnalysis;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>The base block: the first 4096 bytes of a hive, little-endian (Windows registry file format specification, "Base block").</summary>
/// <param name="Root">Offset of the root key's cell.</param>
/// <param name="BinsSize">Bytes of the hive bins behind the base block.</param>
/// <param name="IsDirty">A write was not finished: the sequence numbers differ, or the checksum is wrong.</param>
public sealed record HiveHeader(uint Root, long BinsSize, bool IsDirty)
{
    public const int Size = 4096;
    private const int ChecksumAt = 508;

    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out HiveHeader? header, [NotNullWhen(false)] out string? error)
    {
        (header, error) = (null, null);
        if (bytes.Length < Size || !bytes.StartsWith("regf"u8))
        {
            error = "it has no regf mark";
            return false;
        }

        var (major, minor) = (ReadUInt32LittleEndian(bytes[20..]), ReadUInt32LittleEndian(bytes[24..]));
        var (type, form) = (ReadUInt32LittleEndian(bytes[28..]), ReadUInt32LittleEndian(bytes[32..]));
        var binsSize = ReadUInt32LittleEndian(bytes[40..]);
        error = (major, minor, type, form) switch
        {
            not (1, >= 2 and <= 6, _, _) => $"its version is {major}.{minor} (byte 20)",
            not (_, _, 0, 1) => $"it is no primary hive: type {type}, format {form} (byte 28)",
            _ when binsSize == 0 || binsSize % HiveBins.Unit != 0 => $"its bins have {binsSize} bytes (byte 40)",
            _ => null,
        };
        if (error is not null)
        {
            return false;
        }

        var isDirty = ReadUInt32LittleEndian(bytes[4..]) != ReadUInt32LittleEndian(bytes[8..])
            || ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Checksum(bytes);
        header = new(ReadUInt32LittleEndian(bytes[36..]), binsSize, isDirty);
        return true;
    }

    /// <summary>All 127 words before it by exclusive or; 0 and -1 are never stored.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var at = 0; at < ChecksumAt; at += 4)
        {
            sum ^= ReadUInt32LittleEndian(bytes[at..]);
        }

        return sum switch
        {
            0 => 1,
            uint.MaxValue => uint.MaxValue - 1,
            _ => sum,
        };
    }
}
