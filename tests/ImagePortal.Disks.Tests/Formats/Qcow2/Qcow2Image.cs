using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Tests.Formats.Qcow2;

/// <summary>
/// A small valid qcow2 file to break: version 3, clusters of 64 KiB, 8 MiB. Cluster 0 is the header, 1 the refcount table, 2 a refcount
/// block, 3 the L1 table, 4 the L2 table, 5 and 6 hold the first two clusters of the disk.
/// </summary>
internal sealed class Qcow2Image
{
    public const int Cluster = 64 << 10;
    public const int L1 = 3 * Cluster;
    public const int L2 = 4 * Cluster;
    private const ulong UsedOnce = 1UL << 63;

    public Qcow2Image()
    {
        Bytes = new byte[7 * Cluster];
        "QFI\xfb"u8[..3].CopyTo(Bytes);
        Bytes[3] = 0xfb;
        Set32(4, 3);
        Set32(20, 16);
        Set64(24, 8 << 20);
        Set32(36, 1);
        Set64(40, L1);
        Set64(48, Cluster);
        Set32(56, 1);
        Set32(96, 4);
        Set32(100, 104);
        Set64(Cluster, 2 * Cluster);
        Set64(L1, UsedOnce | L2);
        Set64(L2, UsedOnce | (5 * Cluster));
        Set64(L2 + 8, UsedOnce | (6 * Cluster));
        Bytes.AsSpan(5 * Cluster, 2 * Cluster).Fill(7);
    }

    public byte[] Bytes { get; private set; }

    public void Set32(int offset, uint value) => WriteUInt32BigEndian(Bytes.AsSpan(offset), value);

    public void Set64(int offset, ulong value) => WriteUInt64BigEndian(Bytes.AsSpan(offset), value);

    public void Cut(int length) => Bytes = Bytes[..length];
}
