using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>The one's complement of the sum of all bytes but the checksum's own ("Hard Disk Footer Format", Checksum).</summary>
internal static class VhdChecksum
{
    /// <summary>What is wrong with the sum kept at <paramref name="at"/>, or null.</summary>
    public static string? FindFault(ReadOnlySpan<byte> bytes, int at, string name)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum += i < at || i >= at + sizeof(uint) ? bytes[i] : 0u;
        }

        var kept = ReadUInt32BigEndian(bytes[at..]);
        return kept == ~sum ? null : $"the checksum of {name} is {kept:x8}, its bytes give {~sum:x8}";
    }
}
