using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>A part of one L2 table, or the whole range of an L2 table that does not exist.</summary>
/// <param name="FirstCluster">Number of the guest cluster that the first entry maps.</param>
/// <param name="Count">Entries.</param>
/// <param name="FileOffset">Byte of the file where the first entry lies.</param>
/// <param name="Bytes">The entries; empty when there is no L2 table and all read as zeros.</param>
internal readonly record struct Qcow2Slice(long FirstCluster, int Count, long FileOffset, ReadOnlyMemory<byte> Bytes)
{
    public long EndCluster => FirstCluster + Count;

    public Qcow2Entry EntryOf(long cluster, int entrySize)
    {
        if (Bytes.IsEmpty)
        {
            return default;
        }

        var bytes = Bytes.Span[((int)(cluster - FirstCluster) * entrySize)..];
        return new(ReadUInt64BigEndian(bytes), entrySize == 16 ? ReadUInt64BigEndian(bytes[8..]) : 0);
    }

    /// <summary>Byte of the file where the entry of a cluster lies.</summary>
    public long EntryOffset(long cluster, int entrySize) => FileOffset + ((cluster - FirstCluster) * entrySize);
}
