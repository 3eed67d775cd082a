using System.Diagnostics.CodeAnalysis;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Storage.Manifests;

/// <summary>
/// The content of one image: its chunks in the order of the disk. What lies between them reads as zeros.
/// <code>
///  0  8  magic "IPMANIF1", whose last character is the version
///  8  8  virtual size in bytes
/// 16  4  number of chunks
/// 20     chunks, 44 bytes each, rising and apart:
///        0   8  offset in the virtual disk
///        8   4  length, 1 byte to 8 MiB
///        12 32  SHA-256 of the content
/// </code>
/// Every number is little-endian. The file ends with its last chunk. One list of chunks has one spelling, so that the
/// SHA-256 of the file can be the image's identity.
/// </summary>
/// <remarks>Version 1 writers cut at every 1 MiB; readers take any cut, so that chunks may later follow file extents.</remarks>
internal sealed record Manifest(long VirtualSize, IReadOnlyList<ManifestChunk> Chunks)
{
    /// <summary>The longest chunk a reader accepts, in bytes: what it must be ready to hold in memory.</summary>
    public const int MaxChunkLength = 8 << 20;

    /// <summary>The longest manifest a reader accepts, in bytes: 16 TiB in chunks of 1 MiB.</summary>
    public const int MaxLength = HeaderSize + (MaxChunks * EntrySize);

    private const int HeaderSize = 20;
    private const int EntrySize = 44;
    private const int MaxChunks = 16 << 20;

    private static ReadOnlySpan<byte> Magic => "IPMANIF1"u8;

    /// <summary>Bytes of the virtual disk that chunks hold.</summary>
    public long DataSize => Chunks.Sum(chunk => (long)chunk.Length);

    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderSize + (Chunks.Count * EntrySize)];
        Magic.CopyTo(bytes);
        WriteInt64LittleEndian(bytes.AsSpan(8), VirtualSize);
        WriteInt32LittleEndian(bytes.AsSpan(16), Chunks.Count);
        for (var i = 0; i < Chunks.Count; i++)
        {
            var entry = bytes.AsSpan(HeaderSize + (i * EntrySize), EntrySize);
            WriteInt64LittleEndian(entry, Chunks[i].Offset);
            WriteInt32LittleEndian(entry[8..], Chunks[i].Length);
            Chunks[i].Digest.CopyTo(entry[12..]);
        }

        return bytes;
    }

    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Manifest? manifest,
        [NotNullWhen(false)] out string? error)
    {
        manifest = null;
        if (bytes.Length < HeaderSize || !bytes.StartsWith(Magic))
        {
            return Refuse(0, "no manifest of a version we read begins here", out error);
        }

        var virtualSize = ReadInt64LittleEndian(bytes[8..]);
        if (virtualSize < 0)
        {
            return Refuse(8, $"the virtual size is {virtualSize}", out error);
        }

        var count = ReadInt32LittleEndian(bytes[16..]);
        if (count < 0 || count > MaxChunks || bytes.Length != HeaderSize + (count * EntrySize))
        {
            return Refuse(16, $"{count} chunks do not fill {bytes.Length} bytes", out error);
        }

        if (!TryParseChunks(bytes[HeaderSize..], virtualSize, out var chunks, out error))
        {
            return false;
        }

        manifest = new(virtualSize, chunks);
        return true;
    }

    private static bool TryParseChunks(
        ReadOnlySpan<byte> entries,
        long virtualSize,
        [NotNullWhen(true)] out ManifestChunk[]? chunks,
        [NotNullWhen(false)] out string? error)
    {
        (chunks, error) = (null, null);
        var parsed = new ManifestChunk[entries.Length / EntrySize];
        var end = 0L;
        for (var i = 0; i < parsed.Length; i++)
        {
            var entry = entries.Slice(i * EntrySize, EntrySize);
            var offset = ReadInt64LittleEndian(entry);
            var length = ReadInt32LittleEndian(entry[8..]);
            if (length is < 1 or > MaxChunkLength)
            {
                return Refuse(HeaderSize + (i * EntrySize) + 8, $"a chunk of {length} bytes", out error);
            }

            if (offset < end || offset > virtualSize - length)
            {
                return Refuse(HeaderSize + (i * EntrySize), $"a chunk at {offset}, outside {end}–{virtualSize}", out error);
            }

            parsed[i] = new(offset, length, ContentDigest.FromBytes(entry[12..]));
            end = offset + length;
        }

        chunks = parsed;
        return true;
    }

    private static bool Refuse(int offset, string reason, out string error)
    {
        error = $"byte {offset}: {reason}";
        return false;
    }
}
