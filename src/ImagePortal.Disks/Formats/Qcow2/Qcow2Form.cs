using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>The form of all qcow2 files made here: version 3 with plain clusters of 64 KiB and refcounts of 16 bits (qemu, docs/interop/qcow2.rst).</summary>
internal static class Qcow2Form
{
    public const int ClusterBits = 16;
    public const int ClusterSize = 1 << ClusterBits;
    public const int EntriesPerTable = ClusterSize / sizeof(ulong);
    public const int RefcountsPerBlock = ClusterSize / sizeof(ushort);

    private const int SectorSize = 512;
    private const int HeaderLength = 104;
    private const int RefcountOrder = 4;
    private const ulong UsedOnce = 1UL << 63;

    /// <summary>qemu counts a disk in sectors.</summary>
    public static long VirtualSizeOf(IVirtualDisk disk) => DivideUp(disk.Length, SectorSize) * SectorSize;

    public static long DivideUp(long value, long by) => (value + by - 1) / by;

    /// <summary>An entry of an L1 or L2 table: that cluster of the file, used once.</summary>
    public static ulong EntryOf(long cluster) => ((ulong)cluster << ClusterBits) | UsedOnce;

    /// <summary>The header; the header extensions end at once.</summary>
    /// <param name="l1Cluster">Where the L1 table begins, in clusters.</param>
    /// <param name="refcountTableCluster">Where the refcount table begins, in clusters.</param>
    public static byte[] Header(long virtualSize, long l1Cluster, long l1Entries, long refcountTableCluster, long refcountTableClusters)
    {
        var header = new byte[HeaderLength + sizeof(ulong)];
        WriteUInt32BigEndian(header, Qcow2Header.Magic);
        WriteUInt32BigEndian(header.AsSpan(4), 3);
        WriteInt32BigEndian(header.AsSpan(20), ClusterBits);
        WriteInt64BigEndian(header.AsSpan(24), virtualSize);
        WriteUInt32BigEndian(header.AsSpan(36), (uint)l1Entries);
        WriteInt64BigEndian(header.AsSpan(40), l1Cluster * ClusterSize);
        WriteInt64BigEndian(header.AsSpan(48), refcountTableCluster * ClusterSize);
        WriteUInt32BigEndian(header.AsSpan(56), (uint)refcountTableClusters);
        WriteInt32BigEndian(header.AsSpan(96), RefcountOrder);
        WriteInt32BigEndian(header.AsSpan(100), HeaderLength);
        return header;
    }
}
