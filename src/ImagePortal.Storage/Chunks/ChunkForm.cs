using ImagePortal.Storage.Manifests;
using ZstdSharp;

namespace ImagePortal.Storage.Chunks;

/// <summary>
/// How a chunk lies in its object: one byte that tells the form, then the content as it is (0) or as one zstd frame (1), whichever is
/// smaller. The digest is of the content, so an image's identity knows nothing of compression.
/// </summary>
internal static class ChunkForm
{
    /// <summary>Bytes before the content.</summary>
    public const int HeaderSize = 1;

    public const byte Plain = 0;
    public const byte Zstd = 1;

    [ThreadStatic]
    private static Decompressor? _decompressor;

    /// <summary>The most bytes an object can take that holds <paramref name="length"/> bytes: never more than plain.</summary>
    public static int MaxSize(int length) => HeaderSize + length;

    /// <summary>Whether an object of that size can hold a chunk of <paramref name="length"/> bytes; one that was cut off to nothing cannot.</summary>
    public static bool IsPossibleSize(long size, int length) => size > HeaderSize && size <= MaxSize(length);

    /// <summary>Bytes that a whole object says it holds, or null where that is no length a chunk can have.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> stored)
    {
        if (stored.Length <= HeaderSize)
        {
            return null;
        }

        var length = stored[0] switch
        {
            Plain => (ulong)(stored.Length - HeaderSize),
            Zstd => FrameLength(stored[HeaderSize..]),
            _ => 0UL,
        };
        return length is > 0 and <= Manifest.MaxChunkLength ? (int)length : null;
    }

    /// <summary>Decodes a whole object. False when it does not hold exactly as many bytes as <paramref name="content"/>.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> stored, Span<byte> content)
    {
        if (!IsPossibleSize(stored.Length, content.Length))
        {
            return false;
        }

        var payload = stored[HeaderSize..];
        switch (stored[0])
        {
            case Plain when payload.Length == content.Length:
                payload.CopyTo(content);
                return true;
            case Zstd:
                return TryDecompress(payload, content);
            default:
                return false;
        }
    }

    private static ulong FrameLength(ReadOnlySpan<byte> frame)
    {
        try
        {
            return Decompressor.GetDecompressedSize(frame);
        }
        catch (ZstdException)
        {
            return 0;
        }
    }

    private static bool TryDecompress(ReadOnlySpan<byte> frame, Span<byte> content)
    {
        _decompressor ??= new();
        try
        {
            return _decompressor.TryUnwrap(frame, content, out var written) && written == content.Length;
        }
        catch (ZstdException)
        {
            return false;
        }
    }
}
