using System.Runtime.CompilerServices;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Chunks;

/// <summary>A stored image as the disk a guest would see.</summary>
internal sealed class StoredDisk(Manifest manifest, ChunkShelf chunks) : IVirtualDisk
{
    private readonly ChunkCache _cache = new(manifest.Chunks, chunks);

    /// <summary>A stored image has no container: its bytes are the disk's.</summary>
    public DiskFormat Format => DiskFormat.Raw;

    public string Details => $"stored image, {manifest.Chunks.Count} chunks";

    public long Length => manifest.VirtualSize;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (offset >= Length)
        {
            return 0;
        }

        var wanted = buffer[..(int)Math.Min(buffer.Length, Length - offset)];
        var done = 0;
        for (var index = FirstEndingAfter(offset); done < wanted.Length; index++)
        {
            var gap = index < manifest.Chunks.Count ? manifest.Chunks[index].Offset - offset - done : long.MaxValue;
            if (gap > 0)
            {
                var zeros = (int)Math.Min(gap, wanted.Length - done);
                wanted.Span.Slice(done, zeros).Clear();
                done += zeros;
            }

            if (done < wanted.Length)
            {
                done += await _cache.ReadAsync(index, (int)(offset + done - manifest.Chunks[index].Offset), wanted[done..], cancellationToken);
            }
        }

        return done;
    }

    public async IAsyncEnumerable<DiskExtent> ReadExtentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var extent = default(DiskExtent);
        foreach (var chunk in manifest.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (extent.Length > 0 && extent.End == chunk.Offset)
            {
                extent = extent with { Length = extent.Length + chunk.Length };
                continue;
            }

            if (extent.Length > 0)
            {
                yield return extent;
            }

            extent = new(chunk.Offset, chunk.Length);
        }

        if (extent.Length > 0)
        {
            yield return extent;
        }
    }

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    private int FirstEndingAfter(long offset)
    {
        var (low, high) = (0, manifest.Chunks.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = manifest.Chunks[middle].End > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
