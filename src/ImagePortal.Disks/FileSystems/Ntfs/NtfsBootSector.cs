using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>The first sector of the volume, little-endian (Linux-NTFS documentation, "$Boot").</summary>
public sealed record NtfsBootSector
{
    public const int Size = 512;
    private const int LargestCluster = 2 << 20;
    private const int LargestRecord = 64 << 10;

    public required int SectorSize { get; init; }

    public required int ClusterSize { get; init; }

    /// <summary>Clusters of the volume.</summary>
    public required long ClusterCount { get; init; }

    /// <summary>Bytes of a record in the master file table, 1024 or 4096.</summary>
    public required int RecordSize { get; init; }

    /// <summary>Cluster where the master file table starts.</summary>
    public required long TableCluster { get; init; }

    public long VolumeSize => ClusterCount * ClusterSize;

    /// <summary>False with no error when it is no NTFS at all.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out NtfsBootSector? boot, out string? error)
    {
        (boot, error) = (null, null);
        if (bytes.Length < Size || !bytes[3..].StartsWith("NTFS    "u8))
        {
            return false;
        }

        int sectorSize = ReadUInt16LittleEndian(bytes[11..]);
        var clusterSize = ClusterSizeOf(sectorSize, bytes[13]);
        var recordSize = RecordSizeOf(clusterSize, (sbyte)bytes[64]);
        var sectors = ReadUInt64LittleEndian(bytes[40..]);
        var table = ReadUInt64LittleEndian(bytes[48..]);
        error = (sectorSize, clusterSize, recordSize) switch
        {
            ( < 256 or > 4096, _, _) => $"its boot sector states sectors of {sectorSize} bytes (byte 11)",
            (_, 0, _) => $"its boot sector states 0x{bytes[13]:x2} sectors a cluster (byte 13)",
            (_, _, 0) => $"its boot sector states file records of size code {(sbyte)bytes[64]} (byte 64)",
            _ when sectors > long.MaxValue / 4096 => $"its boot sector states {sectors} sectors (byte 40)",
            _ when table >= sectors / (ulong)(clusterSize / sectorSize) => $"its master file table would start at cluster {table} (byte 48)",
            _ => null,
        };
        boot = error is not null ? null : new()
        {
            SectorSize = sectorSize,
            ClusterSize = clusterSize,
            ClusterCount = (long)sectors / (clusterSize / sectorSize),
            RecordSize = recordSize,
            TableCluster = (long)table,
        };
        return boot is not null;
    }

    /// <summary>Sectors a cluster; above 0x80 a power of two by its negative, for clusters over 64 KiB. Zero when out of range.</summary>
    private static int ClusterSizeOf(int sectorSize, byte code)
    {
        var sectors = code <= 0x80 ? code : code >= 0xF4 ? 1 << -(sbyte)code : 0;
        var size = (long)sectorSize * sectors;
        return BitOperations.IsPow2(sectorSize) && BitOperations.IsPow2(sectors) && size is >= 256 and <= LargestCluster ? (int)size : 0;
    }

    /// <summary>Clusters a record, or a power of two by its negative. Zero when out of range.</summary>
    private static int RecordSizeOf(int clusterSize, sbyte code)
    {
        var size = code switch
        {
            > 0 => (long)clusterSize * code,
            < -8 and > -17 => 1L << -code,
            _ => 0,
        };
        return size is >= 512 and <= LargestRecord && BitOperations.IsPow2(size) ? (int)size : 0;
    }
}
