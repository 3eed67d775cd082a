using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>One L2 entry (qcow2.rst, "L2 table entry" and "Extended L2 Entries").</summary>
/// <param name="Descriptor">The first eight bytes.</param>
/// <param name="Subclusters">The bitmap of an extended entry: 32 bits "allocated" below, 32 bits "reads as zeros" above.</param>
internal readonly record struct Qcow2Entry(ulong Descriptor, ulong Subclusters)
{
    private const ulong HostOffsetMask = 0x00ff_ffff_ffff_fe00;
    private const ulong CompressedFlag = 1UL << 62;
    private const ulong ZeroFlag = 1;
    private const int SectorSize = 512;

    public bool IsCompressed => (Descriptor & CompressedFlag) != 0;

    /// <summary>Byte of the file where a plain cluster starts; zero when none is allocated.</summary>
    public long HostOffset => (long)(Descriptor & HostOffsetMask);

    public bool IsEmpty => Descriptor == 0 && Subclusters == 0;

    private uint Allocated => (uint)Subclusters;

    private uint Zeroed => (uint)(Subclusters >> 32);

    /// <summary>The entry of a cluster; an empty one where there is no L2 table.</summary>
    public static Qcow2Entry Of(TableSlice slice, long cluster)
    {
        if (slice.Bytes.IsEmpty)
        {
            return default;
        }

        var bytes = slice.EntryOf(cluster);
        return new(ReadUInt64BigEndian(bytes), bytes.Length == 16 ? ReadUInt64BigEndian(bytes[8..]) : 0);
    }

    /// <summary>
    /// Where compressed data lies. Its length is known in sectors: the last one may hold padding or the start of the next cluster's data.
    /// </summary>
    public (long Start, long End) CompressedRange(int clusterBits)
    {
        var offsetBits = 62 - (clusterBits - 8);
        var start = (long)(Descriptor & ((1UL << offsetBits) - 1));
        var furtherSectors = (long)((Descriptor & (CompressedFlag - 1)) >> offsetBits);
        return (start, (start - (start % SectorSize)) + ((furtherSectors + 1) * SectorSize));
    }

    /// <summary>How the subcluster is kept; without extended entries a cluster is its only subcluster.</summary>
    public DiskRunKind KindOf(int subcluster, Qcow2Header header)
    {
        if (IsCompressed)
        {
            return DiskRunKind.Compressed;
        }

        var plain = header.HasExtendedL2
            ? (Allocated >> subcluster & 1) != 0
            : HostOffset != 0 && (Descriptor & ZeroFlag) == 0;
        return plain ? DiskRunKind.Plain : DiskRunKind.Zero;
    }

    /// <summary>What is wrong with the entry, or null. An entry without fault can be followed without another look.</summary>
    /// <param name="guestOffset">First byte of the virtual disk that the entry maps.</param>
    public string? FindFault(Qcow2Header header, long guestOffset, long fileLength) => IsCompressed
        ? FindCompressedFault(header, fileLength)
        : FindFlagFault(header) ?? (HostOffset == 0 ? null : FindPlainFault(header, guestOffset, fileLength));

    private string? FindCompressedFault(Qcow2Header header, long fileLength)
    {
        if (Subclusters != 0)
        {
            return "a compressed cluster has subclusters";
        }

        var (start, end) = CompressedRange(header.ClusterBits);
        if (start < header.ClusterSize)
        {
            return $"compressed data at byte {start} overlaps the header";
        }

        // Writers need not pad the last sector of the file.
        return start >= fileLength || end - fileLength >= SectorSize
            ? $"compressed data at bytes {start}–{end} lies beyond the file's {fileLength} bytes"
            : null;
    }

    private string? FindFlagFault(Qcow2Header header)
    {
        if (header.HasExtendedL2)
        {
            return (Allocated & Zeroed) != 0 ? "a subcluster is both allocated and zero"
                : Allocated != 0 && HostOffset == 0 ? "subclusters are allocated without a cluster"
                : null;
        }

        return header.Version == 2 && (Descriptor & ZeroFlag) != 0 ? "version 2 has no zero clusters" : null;
    }

    private string? FindPlainFault(Qcow2Header header, long guestOffset, long fileLength)
    {
        if (HostOffset % header.ClusterSize != 0)
        {
            return $"the cluster at byte {HostOffset} is not aligned";
        }

        var end = HostOffset + BytesNeeded(header, guestOffset);
        return end > fileLength ? $"the cluster at byte {HostOffset} lies beyond the file's {fileLength} bytes" : null;
    }

    /// <summary>Bytes of the host cluster up to the last one that a reader of the virtual disk would want.</summary>
    private long BytesNeeded(Qcow2Header header, long guestOffset)
    {
        var withinDisk = Math.Min(header.ClusterSize, header.VirtualSize - guestOffset);
        for (var subcluster = (header.ClusterSize / header.SubclusterSize) - 1; subcluster >= 0; subcluster--)
        {
            if (KindOf(subcluster, header) == DiskRunKind.Plain)
            {
                return Math.Min(withinDisk, (subcluster + 1L) * header.SubclusterSize);
            }
        }

        return 0;
    }
}
