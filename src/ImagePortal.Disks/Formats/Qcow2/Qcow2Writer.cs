using Microsoft.Win32.SafeHandles;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Writes qcow2 version 3 with plain clusters of 64 KiB (qemu, docs/interop/qcow2.rst). Data and L2 tables follow each other as the disk is
/// read; the refcounts, all one, come last, and the header after them: a file that was not finished has none.
/// </summary>
internal sealed class Qcow2Writer(IVirtualDisk disk, SafeFileHandle file, IProgress<long>? progress)
{
    private const int ClusterBits = 16;
    private const int ClusterSize = 1 << ClusterBits;
    private const int EntriesPerTable = ClusterSize / sizeof(ulong);
    private const int RefcountsPerBlock = ClusterSize / sizeof(ushort);
    private const int SectorSize = 512;
    private const int HeaderLength = 104;
    private const int RefcountOrder = 4;
    private const ulong UsedOnce = 1UL << 63;

    // qemu counts a disk in sectors.
    private readonly long _virtualSize = disk.Length + SectorSize - 1 - ((disk.Length + SectorSize - 1) % SectorSize);
    private readonly byte[] _l2 = new byte[ClusterSize];
    private byte[] _l1 = [];
    private long _l2Index = -1;
    private long _nextCluster;

    private int L1Entries => _l1.Length / sizeof(ulong);

    public async Task<DiskWriteResult> WriteAsync(CancellationToken cancellationToken)
    {
        var clusters = DivideUp(_virtualSize, ClusterSize);
        _l1 = new byte[DivideUp(clusters, EntriesPerTable) * sizeof(ulong)];
        _nextCluster = 1 + DivideUp(_l1.Length, ClusterSize);
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
        var (tableOffset, tableClusters) = WriteRefcounts();
        RandomAccess.Write(file, _l1, ClusterSize);
        RandomAccess.SetLength(file, _nextCluster * ClusterSize);
        RandomAccess.Write(file, Header(tableOffset, tableClusters), 0);
        return new(read, _nextCluster * ClusterSize);
    }

    private static long DivideUp(long value, long by) => (value + by - 1) / by;

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
        WriteUInt64BigEndian(_l2.AsSpan(index * sizeof(ulong)), ((ulong)_nextCluster << ClusterBits) | UsedOnce);
        _nextCluster++;
    }

    private void FinishL2()
    {
        if (_l2Index < 0)
        {
            return;
        }

        WriteUInt64BigEndian(_l1.AsSpan((int)_l2Index * sizeof(ulong)), ((ulong)_nextCluster << ClusterBits) | UsedOnce);
        RandomAccess.Write(file, _l2, _nextCluster * ClusterSize);
        Array.Clear(_l2);
        _nextCluster++;
    }

    /// <summary>Refcount blocks that count every cluster, themselves and their table included.</summary>
    private (long TableOffset, long TableClusters) WriteRefcounts()
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
        return ((used + blocks) * ClusterSize, tableClusters);
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

    /// <summary>The header; the header extensions end at once.</summary>
    private byte[] Header(long refcountTableOffset, long refcountTableClusters)
    {
        var header = new byte[HeaderLength + sizeof(ulong)];
        WriteUInt32BigEndian(header, Qcow2Header.Magic);
        WriteUInt32BigEndian(header.AsSpan(4), 3);
        WriteInt32BigEndian(header.AsSpan(20), ClusterBits);
        WriteInt64BigEndian(header.AsSpan(24), _virtualSize);
        WriteInt32BigEndian(header.AsSpan(36), L1Entries);
        WriteInt64BigEndian(header.AsSpan(40), ClusterSize);
        WriteInt64BigEndian(header.AsSpan(48), refcountTableOffset);
        WriteUInt32BigEndian(header.AsSpan(56), (uint)refcountTableClusters);
        WriteInt32BigEndian(header.AsSpan(96), RefcountOrder);
        WriteInt32BigEndian(header.AsSpan(100), HeaderLength);
        return header;
    }
}
