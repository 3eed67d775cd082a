using System.Collections.Concurrent;
using System.IO.Compression;
using ImagePortal.Disks.Sources;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Decodes one compressed cluster into exactly one cluster of bytes (qcow2.rst, "Compressed Clusters Descriptor"). Safe for many threads.
/// </summary>
internal sealed class Qcow2Decoder(Qcow2Compression compression) : IDisposable
{
    private readonly ConcurrentBag<Decompressor> _idle = [];

    /// <param name="compressed">Its compressed data, with what follows in its last sector.</param>
    /// <param name="cluster">Filled completely.</param>
    /// <returns>False when the data is damaged or too short for a cluster.</returns>
    public bool TryDecode(ReadOnlyMemory<byte> compressed, Span<byte> cluster)
    {
        try
        {
            return compression == Qcow2Compression.Zlib ? Inflate(compressed, cluster) : DecodeZstd(compressed.Span, cluster);
        }
        catch (Exception exception) when (exception is InvalidDataException or ZstdException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var decompressor))
        {
            decompressor.Dispose();
        }
    }

    private static bool Inflate(ReadOnlyMemory<byte> compressed, Span<byte> cluster)
    {
        using var input = new ReadOnlyMemoryStream(compressed);
        using var inflater = new DeflateStream(input, CompressionMode.Decompress);
        return inflater.ReadAtLeast(cluster, cluster.Length, throwOnEndOfStream: false) == cluster.Length;
    }

    /// <summary>Frame by frame, each straight into the cluster: no window is allocated by what a frame says of itself.</summary>
    private bool DecodeZstd(ReadOnlySpan<byte> compressed, Span<byte> cluster)
    {
        if (!_idle.TryTake(out var decompressor))
        {
            decompressor = new();
        }

        try
        {
            while (!cluster.IsEmpty)
            {
                var frame = FrameSize(compressed);
                if (frame is 0 || !decompressor.TryUnwrap(compressed[..frame], cluster, out var written))
                {
                    return false;
                }

                compressed = compressed[frame..];
                cluster = cluster[written..];
            }

            return true;
        }
        finally
        {
            _idle.Add(decompressor);
        }
    }

    /// <summary>Bytes of the frame at the start; zero when there is no whole frame.</summary>
    private static unsafe int FrameSize(ReadOnlySpan<byte> compressed)
    {
        fixed (byte* start = compressed)
        {
            var size = Methods.ZSTD_findFrameCompressedSize(start, (nuint)compressed.Length);
            return Methods.ZSTD_isError(size) ? 0 : (int)size;
        }
    }
}
