using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>The two-level mapping (qcow2.rst, "Cluster mapping"): L1 in memory, L2 in slices of at most 256 KiB kept up to 16 MiB.</summary>
internal sealed class Qcow2Tables(IRandomAccessSource file, Qcow2Header header, ulong[] l1)
{
    private const ulong L2OffsetMask = 0x00ff_ffff_ffff_fe00;

    private readonly TableCache _cache = new(file);
    private readonly int _entriesPerSlice = Math.Min(header.ClusterSize, TableCache.LargestPiece) / header.L2EntrySize;

    public Qcow2Header Header => header;

    public int L1Count => l1.Length;

    /// <summary>Byte of the file where the L2 table starts; zero when there is none.</summary>
    public long L2Offset(int l1Index) => (long)(l1[l1Index] & L2OffsetMask);

    /// <summary>The slice that maps a guest cluster, clipped to the virtual disk.</summary>
    /// <exception cref="InvalidDataException">The file names an L2 table that does not lie inside it.</exception>
    public async ValueTask<TableSlice> ReadSliceAsync(long cluster, CancellationToken cancellationToken)
    {
        var l1Index = (int)(cluster / header.ClustersPerL2);
        var firstOfTable = (long)l1Index * header.ClustersPerL2;
        var l2Offset = L2Offset(l1Index);
        if (l2Offset == 0)
        {
            var all = (int)Math.Min(header.ClustersPerL2, header.GuestClusters - firstOfTable);
            return new(firstOfTable, all, header.L2EntrySize, 0, default);
        }

        var first = cluster - ((cluster - firstOfTable) % _entriesPerSlice);
        var count = (int)Math.Min(_entriesPerSlice, header.GuestClusters - first);
        var offset = l2Offset + ((first - firstOfTable) * header.L2EntrySize);
        if (FindL2Fault(l1Index) is { } fault)
        {
            throw fault.ToException();
        }

        return new(
            first, count, header.L2EntrySize, offset, await _cache.ReadAsync(offset, count * header.L2EntrySize, cancellationToken));
    }

    /// <summary>What is wrong with the place of an L2 table, or null.</summary>
    public DiskFormatError? FindL2Fault(int l1Index)
    {
        var offset = L2Offset(l1Index);
        var what = offset == 0 ? null
            : offset % header.ClusterSize != 0 ? "is not aligned"
            : offset > file.Length - header.ClusterSize ? $"lies beyond the file's {file.Length} bytes"
            : null;
        return what is null ? null : Qcow2Errors.Broken(header.L1Offset + (l1Index * 8L), $"the L2 table at byte {offset} {what}");
    }
}
