using Microsoft.Win32.SafeHandles;
using static System.Buffers.Binary.BinaryPrimitives;
using static ImagePortal.Disks.Formats.Qcow2.Qcow2Form;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Writes qcow2 in our form. Data and L2 tables follow each other as the disk is read; the refcounts, all one, come last, and the header after them:
/// a file that was not finished has none.
/// </summary>
internal sealed class Qcow2Writer(IVirtualDisk disk, SafeFileHandle file, IProgress<long>? progress)
{
    private const int L1Cluster = 1;

    private readonly long _virtualSize = VirtualSizeOf(disk);
    private readonly byte[] _l2 = new byte[ClusterSize];
    private byte[] _l1 = [];
    private long _l2Index = -1;
    private long _nextCluster;

    public async Task<DiskWriteResult> WriteAsync(CancellationToken cancellationToken)
    {
        var clusters = DivideUp(_virtualSize, ClusterSize);
        _l1 = new byte[DivideUp(clusters, EntriesPerTable) * sizeof(ulong)];
        _nextCluster = L1Cluster + DivideUp(_l1.Length, ClusterSize);
        var read = 0L;
        await foreach (var piece in DiskPieces.ReadAsync(disk, cancellationToken))
        {
            using (piece)
            {
                WriteData(piece);
                read += piece.Bytes.Length;
                progress?.Report(read);
            }
        }

        FinishL2();
        var (table, tableClusters) = WriteRefcounts();
        RandomAccess.Write(file, _l1, L1Cluster * ClusterSize);
        RandomAccess.SetLength(file, _nextCluster * ClusterSize);
        RandomAccess.Write(file, Header(_virtualSize, L1Cluster, _l1.Length / sizeof(ulong), table, tableClusters), 0);
        return new(read, _nextCluster * ClusterSize);
    }

    /// <summary>Writes neighbouring clusters that are not all zeros at once.</summary>
    private void WriteData(DiskPiece piece)
    {
        var bytes = piece.Bytes.Span;
        for (var start = 0; start < bytes.Length;)
        {
            var first = _nextCluster;
            var end = start;
            while (end < bytes.Length && bytes[end..Math.Min(bytes.Length, end + ClusterSize)].ContainsAnyExcept((byte)0)
                && (end == start || IsInOpenL2(piece.Offset + end)))
            {
                Map((piece.Offset + end) >> ClusterBits, ref first);
                end += ClusterSize;
            }

            if (end == start)
            {
                start += ClusterSize;
                continue;
            }

            RandomAccess.Write(file, bytes[start..Math.Min(bytes.Length, end)], first * ClusterSize);
            start = end;
        }
    }

    private bool IsInOpenL2(long offset) => (offset >> ClusterBits) / EntriesPerTable == _l2Index;

    /// <summary>Gives the guest cluster the next cluster of the file; a new L2 table may take one before it.</summary>
    private void Map(long guestCluster, ref long first)
    {
        if (guestCluster / EntriesPerTable != _l2Index)
        {
            FinishL2();
            _l2Index = guestCluster / EntriesPerTable;
            first = _nextCluster;
        }

        var index = (int)(guestCluster % EntriesPerTable);
        WriteUInt64BigEndian(_l2.AsSpan(index * sizeof(ulong)), EntryOf(_nextCluster));
        _nextCluster++;
    }

    private void FinishL2()
    {
        if (_l2Index < 0)
        {
            return;
        }

        WriteUInt64BigEndian(_l1.AsSpan((int)_l2Index * sizeof(ulong)), EntryOf(_nextCluster));
        RandomAccess.Write(file, _l2, _nextCluster * ClusterSize);
        Array.Clear(_l2);
        _nextCluster++;
    }

    /// <summary>Refcount blocks that count every cluster, themselves and their table included.</summary>
    private (long Table, long TableClusters) WriteRefcounts()
    {
        var used = _nextCluster;
        var (blocks, tableClusters) = (0L, 0L);
        for (var needed = 1L; needed > blocks; needed = DivideUp(used + blocks + tableClusters, RefcountsPerBlock))
        {
            blocks = needed;
            tableClusters = DivideUp(blocks, EntriesPerTable);
        }

        var table = new byte[tableClusters * ClusterSize];
        var total = used + blocks + tableClusters;
        for (var block = 0L; block < blocks; block++)
        {
            WriteUInt64BigEndian(table.AsSpan((int)block * sizeof(ulong)), (ulong)(used + block) << ClusterBits);
            var counted = Math.Min(RefcountsPerBlock, total - (block * RefcountsPerBlock));
            RandomAccess.Write(file, RefcountBlock(counted), (used + block) * ClusterSize);
        }

        RandomAccess.Write(file, table, (used + blocks) * ClusterSize);
        _nextCluster = total;
        return (used + blocks, tableClusters);
    }

    private static byte[] RefcountBlock(long counted)
    {
        var block = new byte[ClusterSize];
        for (var i = 0; i < counted; i++)
        {
            WriteUInt16BigEndian(block.AsSpan(i * sizeof(ushort)), 1);
        }

        return block;
    }
}
