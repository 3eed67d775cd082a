using ImagePortal.Disks.Tests.Formats.Vhd;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Fuzz;

/// <summary>Makes the sums of a mutated file right.</summary>
internal static class Sealing
{
    private const int SectorSize = 512;
    private const int GptHeaderSize = 92;
    private const int GptTableOffset = 2 * SectorSize;
    private const int GptTableSize = 128 * 128;
    private const uint Polynomial = 0xedb88320;

    /// <summary>The sums of footer, copy and dynamic header; the footer becomes its copy again.</summary>
    public static void Vhd(FuzzCase file)
    {
        if (file.Length < 4 * SectorSize)
        {
            return;
        }

        var hasCopy = file.Content.StartsWith("conectix"u8);
        var footer = file.Content.Slice(hasCopy ? 0 : file.Length - SectorSize, SectorSize).ToArray();
        VhdImage.SetSum(footer, 64);
        file.Write(file.Length - SectorSize, footer);
        if (hasCopy)
        {
            file.Write(0, footer);
            var header = file.Content.Slice(SectorSize, 2 * SectorSize).ToArray();
            VhdImage.SetSum(header, 36);
            file.Write(SectorSize, header);
        }
    }

    /// <summary>The sums of the first GPT header and its table (UEFI, "GPT Header").</summary>
    public static void Gpt(FuzzCase file)
    {
        if (file.Length < GptTableOffset + GptTableSize)
        {
            return;
        }

        var header = file.Content.Slice(SectorSize, GptHeaderSize).ToArray();
        WriteUInt32LittleEndian(header.AsSpan(88), Crc32(file.Content.Slice(GptTableOffset, GptTableSize)));
        WriteUInt32LittleEndian(header.AsSpan(16), 0);
        WriteUInt32LittleEndian(header.AsSpan(16), Crc32(header));
        file.Write(SectorSize, header);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) == 0 ? 0 : Polynomial);
            }
        }

        return ~sum;
    }
}
