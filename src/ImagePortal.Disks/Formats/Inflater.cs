using System.IO.Compression;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>Inflates one unit of a disk: never more than the bytes asked for, whatever the compressed data says.</summary>
internal static class Inflater
{
    /// <summary>Raw deflate (RFC 1951). Returns the bytes written; −1 when the data is damaged.</summary>
    public static int Inflate(ReadOnlyMemory<byte> compressed, Span<byte> into)
    {
        using var input = new ReadOnlyMemoryStream(compressed);
        using var inflater = new DeflateStream(input, CompressionMode.Decompress);
        return Fill(inflater, into);
    }

    /// <summary>
    /// Deflate in a zlib envelope (RFC 1950), whose sum is verified. Returns the bytes written; −1 when the data is damaged or longer.
    /// </summary>
    public static int InflateZlib(ReadOnlyMemory<byte> compressed, Span<byte> into)
    {
        using var input = new ReadOnlyMemoryStream(compressed);
        using var inflater = new ZLibStream(input, CompressionMode.Decompress);
        var written = Fill(inflater, into);

        // The sum stands at the end: it is seen only by who asks for more.
        Span<byte> more = stackalloc byte[1];
        return written < 0 || Fill(inflater, more) == 0 ? written : -1;
    }

    private static int Fill(Stream inflater, Span<byte> into)
    {
        try
        {
            return inflater.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The latter is zlib's when the data asks for a dictionary that nobody has.
            return -1;
        }
    }
}
