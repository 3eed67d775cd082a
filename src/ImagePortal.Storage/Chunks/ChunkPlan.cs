using System.Runtime.CompilerServices;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Storage.Chunks;

/// <summary>A piece of the virtual disk to store, and the parts of it that may hold data; its other parts are zeros.</summary>
/// <param name="Offset">Byte of the virtual disk, a multiple of <see cref="ChunkLength"/>.</param>
/// <param name="Length"><see cref="ChunkLength"/>, or less at the disk's end.</param>
internal sealed record ChunkPlan(long Offset, int Length, IReadOnlyList<DiskExtent> Parts)
{
    /// <summary>Bytes between cuts. They lie at multiples of this, wherever extents begin, so that all containers of one disk agree.</summary>
    public const int ChunkLength = 1 << 20;

    public long PartsLength => Parts.Sum(part => part.Length);

    /// <summary>Lays the disk's extents out over its chunks. Chunks without any part are left out.</summary>
    public static async IAsyncEnumerable<ChunkPlan> ReadAsync(IVirtualDisk disk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var offset = 0L;
        var parts = new List<DiskExtent>();
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            for (var start = extent.Offset; start < extent.End;)
            {
                var cut = start - (start % ChunkLength);
                if (cut != offset && parts.Count > 0)
                {
                    yield return Cut(disk, offset, parts);
                    parts = [];
                }

                var end = Math.Min(extent.End, cut + ChunkLength);
                parts.Add(new(start, end - start));
                (offset, start) = (cut, end);
            }
        }

        if (parts.Count > 0)
        {
            yield return Cut(disk, offset, parts);
        }
    }

    private static ChunkPlan Cut(IVirtualDisk disk, long offset, List<DiskExtent> parts) =>
        new(offset, (int)Math.Min(ChunkLength, disk.Length - offset), parts);
}
