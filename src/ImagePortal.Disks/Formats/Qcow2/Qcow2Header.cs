using System.Diagnostics.CodeAnalysis;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// The header of qcow2 versions 2 and 3 (qemu, docs/interop/qcow2.rst, "Header"). Every number is big-endian; offsets are those printed
/// there.
/// </summary>
internal sealed record Qcow2Header
{
    /// <summary>Bytes to hand to <see cref="TryParse"/>: all fields known, compression_type being the last.</summary>
    public const int Size = 112;

    public const uint Magic = 0x514649fb;
    private const int Version2Size = 72;
    private const int Version3Size = 104;
    private const int CompressionOffset = 104;
    private const ulong DirtyBit = 1 << 0;
    private const ulong CorruptBit = 1 << 1;
    private const ulong DataFileBit = 1 << 2;
    private const ulong CompressionBit = 1 << 3;
    private const ulong ExtendedL2Bit = 1 << 4;
    private const int SubclustersPerCluster = 32;
    private const int MaxSnapshots = 128;

    public required int Version { get; init; }

    public required int ClusterBits { get; init; }

    public required long VirtualSize { get; init; }

    public required long L1Offset { get; init; }

    public required uint L1Entries { get; init; }

    public required long RefcountTableOffset { get; init; }

    public required uint RefcountTableClusters { get; init; }

    public required int SnapshotCount { get; init; }

    public required long SnapshotsOffset { get; init; }

    public required int RefcountBits { get; init; }

    /// <summary>Where the header extensions start.</summary>
    public required int HeaderLength { get; init; }

    public required bool IsDirty { get; init; }

    public required bool HasExtendedL2 { get; init; }

    public required Qcow2Compression Compression { get; init; }

    public int ClusterSize => 1 << ClusterBits;

    public int L2EntrySize => HasExtendedL2 ? 16 : 8;

    /// <summary>Clusters one L2 table maps; the table fills one cluster.</summary>
    public int ClustersPerL2 => ClusterSize / L2EntrySize;

    /// <summary>The unit of allocation: a 32nd of a cluster with extended L2 entries, a whole cluster without.</summary>
    public int SubclusterSize => HasExtendedL2 ? ClusterSize / SubclustersPerCluster : ClusterSize;

    public long GuestClusters => (VirtualSize / ClusterSize) + (VirtualSize % ClusterSize == 0 ? 0 : 1);

    /// <summary>L1 entries the virtual size needs; the table may be longer.</summary>
    public long NeededL1Entries => (GuestClusters / ClustersPerL2) + (GuestClusters % ClustersPerL2 == 0 ? 0 : 1);

    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Qcow2Header? header,
        [NotNullWhen(false)] out DiskFormatError? error)
    {
        header = null;
        if (bytes.Length < Version2Size)
        {
            error = Qcow2Errors.Broken(bytes.Length, $"the header needs {Version2Size} bytes");
            return false;
        }

        var version = ReadUInt32BigEndian(bytes[4..]);
        if (version is not (2 or 3))
        {
            error = Qcow2Errors.UnknownVersion(version);
            return false;
        }

        if (version == 3 && bytes.Length < Version3Size)
        {
            error = Qcow2Errors.Broken(bytes.Length, $"the header of version 3 needs {Version3Size} bytes");
            return false;
        }

        error = FindOutsideReference(bytes) ?? (version == 3 ? FindUnknownFeature(bytes) : null) ?? FindBrokenNumber(bytes, version);
        header = error is null ? Read(bytes, version) : null;
        return header is not null;
    }

    /// <summary>Virtual size as the header tells it, for a report on a header that is refused; null when it tells nonsense.</summary>
    public static long? ReadVirtualSize(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Version2Size && ReadInt64BigEndian(bytes[24..]) is var size and >= 0 ? size : null;

    private static DiskFormatError? FindOutsideReference(ReadOnlySpan<byte> bytes)
    {
        if (ReadUInt64BigEndian(bytes[8..]) != 0)
        {
            return Qcow2Errors.BackingFile();
        }

        return ReadUInt32BigEndian(bytes[32..]) is var method and not 0 ? Qcow2Errors.Encrypted(method) : null;
    }

    private static DiskFormatError? FindUnknownFeature(ReadOnlySpan<byte> bytes)
    {
        const ulong Known = DirtyBit | CorruptBit | DataFileBit | CompressionBit | ExtendedL2Bit;
        var features = ReadUInt64BigEndian(bytes[72..]);
        if ((features & DataFileBit) != 0)
        {
            return Qcow2Errors.DataFile();
        }

        if ((features & ~Known) != 0)
        {
            return Qcow2Errors.UnknownFeatures(features & ~Known);
        }

        if ((features & CorruptBit) != 0)
        {
            return Qcow2Errors.MarkedCorrupt();
        }

        var compression = ReadCompression(bytes);
        var named = (features & CompressionBit) != 0;
        return compression > (byte)Qcow2Compression.Zstd || named != (compression != 0) ? Qcow2Errors.UnknownCompression(compression) : null;
    }

    private static DiskFormatError? FindBrokenNumber(ReadOnlySpan<byte> bytes, uint version)
    {
        var clusterBits = ReadUInt32BigEndian(bytes[20..]);
        if (clusterBits is < 9 or > 21)
        {
            return Qcow2Errors.Broken(20, $"cluster_bits is {clusterBits}, outside 9–21");
        }

        if (ReadInt64BigEndian(bytes[24..]) is var size and < 0)
        {
            return Qcow2Errors.Broken(24, $"the virtual size is {(ulong)size} bytes, more than any disk");
        }

        if (ReadUInt32BigEndian(bytes[60..]) is var snapshots and > MaxSnapshots)
        {
            return Qcow2Errors.TooManySnapshots(snapshots, MaxSnapshots);
        }

        return version == 3 ? FindBrokenVersion3Number(bytes, 1 << (int)clusterBits) : null;
    }

    private static DiskFormatError? FindBrokenVersion3Number(ReadOnlySpan<byte> bytes, int clusterSize)
    {
        if (ReadUInt32BigEndian(bytes[96..]) is var order and > 6)
        {
            return Qcow2Errors.Broken(96, $"refcount_order is {order}, above 6");
        }

        var headerLength = ReadUInt32BigEndian(bytes[100..]);
        if (headerLength < Version3Size || headerLength > clusterSize || headerLength % 8 != 0)
        {
            return Qcow2Errors.Broken(100, $"header_length is {headerLength}");
        }

        var extended = (ReadUInt64BigEndian(bytes[72..]) & ExtendedL2Bit) != 0;
        return extended && clusterSize / SubclustersPerCluster < 512
            ? Qcow2Errors.Broken(20, "clusters under 16 KiB cannot have subclusters")
            : null;
    }

    private static byte ReadCompression(ReadOnlySpan<byte> bytes) =>
        ReadUInt32BigEndian(bytes[100..]) > CompressionOffset && bytes.Length > CompressionOffset ? bytes[CompressionOffset] : (byte)0;

    private static Qcow2Header Read(ReadOnlySpan<byte> bytes, uint version)
    {
        var features = version == 3 ? ReadUInt64BigEndian(bytes[72..]) : 0;
        return new()
        {
            Version = (int)version,
            ClusterBits = ReadInt32BigEndian(bytes[20..]),
            VirtualSize = ReadInt64BigEndian(bytes[24..]),
            L1Entries = ReadUInt32BigEndian(bytes[36..]),
            L1Offset = ReadInt64BigEndian(bytes[40..]),
            RefcountTableOffset = ReadInt64BigEndian(bytes[48..]),
            RefcountTableClusters = ReadUInt32BigEndian(bytes[56..]),
            SnapshotCount = ReadInt32BigEndian(bytes[60..]),
            SnapshotsOffset = ReadInt64BigEndian(bytes[64..]),
            RefcountBits = version == 3 ? 1 << ReadInt32BigEndian(bytes[96..]) : 16,
            HeaderLength = version == 3 ? ReadInt32BigEndian(bytes[100..]) : Version2Size,
            IsDirty = (features & DirtyBit) != 0,
            HasExtendedL2 = (features & ExtendedL2Bit) != 0,
            Compression = version == 3 ? (Qcow2Compression)ReadCompression(bytes) : Qcow2Compression.Zlib,
        };
    }
}
