using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>
/// The compression of NTFS: chunks of 4 KiB, each led by its size; flag bytes tell literals from copies, whose split between distance
/// and length moves as the chunk grows ([MS-XCA] §2.5; Linux-NTFS documentation, "Compression").
/// </summary>
internal static class Lznt1
{
    private const int ChunkSize = 4096;

    /// <summary>Fills <paramref name="into"/>; what the compressed bytes do not tell stays zero.</summary>
    /// <exception cref="InvalidDataException">A chunk or a copy leaves its bounds.</exception>
    public static void Decompress(ReadOnlySpan<byte> from, Span<byte> into)
    {
        into.Clear();
        var written = 0;
        for (var read = 0; read + 2 <= from.Length && written < into.Length;)
        {
            int header = ReadUInt16LittleEndian(from[read..]);
            if (header == 0)
            {
                return;
            }

            var size = (header & 0xFFF) + 1;
            if (size > from.Length - read - 2)
            {
                throw new InvalidDataException("a compressed chunk of the NTFS ends past its unit");
            }

            var chunk = into.Slice(written, Math.Min(ChunkSize, into.Length - written));
            var data = from.Slice(read + 2, size);
            if ((header & 0x8000) == 0)
            {
                data[..Math.Min(size, chunk.Length)].CopyTo(chunk);
            }
            else
            {
                DecompressChunk(data, chunk);
            }

            read += size + 2;
            written += chunk.Length;
        }
    }

    private static void DecompressChunk(ReadOnlySpan<byte> from, Span<byte> into)
    {
        var (read, written) = (0, 0);
        while (read < from.Length && written < into.Length)
        {
            var flags = from[read++];
            for (var bit = 0; bit < 8 && read < from.Length && written < into.Length; bit++)
            {
                if ((flags & (1 << bit)) == 0)
                {
                    into[written++] = from[read++];
                    continue;
                }

                if (read + 2 > from.Length)
                {
                    throw new InvalidDataException("a compressed chunk of the NTFS ends within a copy");
                }

                written += Copy(ReadUInt16LittleEndian(from[read..]), into, written);
                read += 2;
            }
        }
    }

    /// <summary>As many bits for the distance as are needed to reach the chunk's start, at least four; the rest for the length.</summary>
    private static int Copy(int token, Span<byte> into, int written)
    {
        var lengthBits = 12;
        for (var reach = written - 1; reach >= 16; reach >>= 1)
        {
            lengthBits--;
        }

        var distance = (token >> lengthBits) + 1;
        var length = Math.Min((token & ((1 << lengthBits) - 1)) + 3, into.Length - written);
        if (distance > written)
        {
            throw new InvalidDataException("a copy in a compressed chunk of the NTFS points before the chunk");
        }

        for (var end = written + length; written < end; written++)
        {
            into[written] = into[written - distance];
        }

        return length;
    }
}
