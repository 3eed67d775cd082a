using System.Collections.Concurrent;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Decodes one compressed cluster into exactly one cluster of bytes (qcow2.rst, "Compressed Clusters Descriptor"). Safe for many threads.
/// </summary>
internal sealed class Qcow2Decoder(Qcow2Compression compression) : IUnitDecoder
{
    private readonly ConcurrentBag<Decompressor> _idle = [];

    public string? FindFaultDecoding(long number, ReadOnlyMemory<byte> stored, Span<byte> unit)
    {
        var isWhole = compression == Qcow2Compression.Zlib ? Inflater.Inflate(stored, unit) == unit.Length : DecodeZstd(stored.Span, unit);
        return isWhole ? null : "a compressed cluster cannot be decoded";
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var decompressor))
        {
            decompressor.Dispose();
        }
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
        catch (ZstdException)
        {
            return false;
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
