using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.LZMA;
using ZstdSharp.Unsafe;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>The compressions an initramfs may have, told by their first bytes. No decoder may keep more than 32 MiB.</summary>
internal static class Decoders
{
    /// <summary>Bytes that <see cref="Recognise"/> needs to see.</summary>
    public const int PeekSize = 8;
    private const int MaxWindowLog = 25;

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ([0x1F, 0x8B], "gzip"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ([0x42, 0x5A, 0x68], "bzip2"),
        ([0x02, 0x21, 0x4C, 0x18], "lz4"),
        ([0x5D, 0x00, 0x00], "lzma"),
        ([0x89, 0x4C, 0x5A, 0x4F], "lzo"),
    ];

    /// <summary>Null for bytes that start nothing we know.</summary>
    public static string? Recognise(ReadOnlySpan<byte> start)
    {
        foreach (var (magic, name) in Known)
        {
            if (start.StartsWith(magic))
            {
                return name;
            }
        }

        return null;
    }

    /// <exception cref="InvalidDataException">This compression is known but not read, or wants too much memory.</exception>
    public static async ValueTask<Stream> OpenAsync(string compression, SourceStream input, CancellationToken cancellationToken) => compression switch
    {
        "gzip" => new GZipStream(input, CompressionMode.Decompress),
        "xz" => new XzBlocksStream(input, 1L << MaxWindowLog),
        "zstd" => Zstd(input),
        "bzip2" => await BZip2Stream.CreateAsync(
            input, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: false, cancellationToken: cancellationToken),
        "lz4" => new Lz4LegacyStream(input),
        "lzma" => await LzmaAsync(input, cancellationToken),
        "lzo" => new LzopStream(input),
        _ => throw new InvalidDataException($"it is compressed with {compression}, which is not read"),
    };

    /// <summary>Five bytes of properties with the dictionary's size at 1, then the length or -1 (LZMA SDK, lzma-specification.txt).</summary>
    private static async ValueTask<Stream> LzmaAsync(SourceStream input, CancellationToken cancellationToken)
    {
        var header = new byte[13];
        await input.ReadExactlyAsync(header, cancellationToken);
        return ReadUInt32LittleEndian(header.AsSpan(1)) <= 1u << MaxWindowLog
            ? await LzmaStream.CreateAsync(header[..5], input, -1, ReadInt64LittleEndian(header.AsSpan(5)), true)
            : throw new InvalidDataException($"its lzma dictionary is larger than {1 << (MaxWindowLog - 20)} MiB");
    }

    private static ZstdSharp.DecompressionStream Zstd(Stream input)
    {
        var stream = new ZstdSharp.DecompressionStream(input, bufferSize: 64 << 10, checkEndOfStream: false);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxWindowLog);
        return stream;
    }
}
