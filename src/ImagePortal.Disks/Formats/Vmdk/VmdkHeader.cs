using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>
/// The header of a sparse extent (VMware, "Virtual Disk Format 5.0", "Hosted Sparse Extent Header"). Every number is little-endian; places
/// are counted in sectors of 512 bytes.
/// </summary>
internal sealed record VmdkHeader
{
    public const int Size = 512;
    public const int SectorSize = 512;

    /// <summary>Instead of the directory's place: it is told by the footer.</summary>
    public const ulong DirectoryAtEnd = ulong.MaxValue;

    private const uint NewLinesFlag = 1 << 0;
    private const uint RedundantFlag = 1 << 1;
    private const uint ZeroedGrainFlag = 1 << 2;
    private const uint CompressedFlag = 1 << 16;
    private const uint MarkersFlag = 1 << 17;
    private const uint KnownFlags = NewLinesFlag | RedundantFlag | ZeroedGrainFlag | CompressedFlag | MarkersFlag;
    private const int SectorBits = 9;
    private const int LeastGrainSectors = 8;
    private const int MostGrainSectors = 4096;
    private const int MostEntriesPerTable = 512;

    public static ReadOnlySpan<byte> Magic => "KDMV"u8;

    public required int Version { get; init; }

    public required bool HasZeroedGrains { get; init; }

    public required bool IsCompressed { get; init; }

    public required bool HasRedundantTables { get; init; }

    public required long VirtualSize { get; init; }

    public required int GrainBits { get; init; }

    public required ulong DescriptorSector { get; init; }

    public required ulong DescriptorSectors { get; init; }

    public required int EntriesPerTable { get; init; }

    public required ulong RedundantDirectorySector { get; init; }

    public required ulong DirectorySector { get; init; }

    /// <summary>Sectors before the first grain.</summary>
    public required ulong Overhead { get; init; }

    public required bool IsDirty { get; init; }

    public long DescriptorOffset => (long)DescriptorSector * SectorSize;

    public long DescriptorSize => (long)DescriptorSectors * SectorSize;

    public long GrainSize => 1L << GrainBits;

    public long Grains => (VirtualSize >> GrainBits) + ((VirtualSize & (GrainSize - 1)) == 0 ? 0 : 1);

    public long Tables => (Grains / EntriesPerTable) + (Grains % EntriesPerTable == 0 ? 0 : 1);

    public int TableSize => EntriesPerTable * sizeof(uint);

    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out VmdkHeader? header,
        [NotNullWhen(false)] out DiskFormatError? error)
    {
        error = bytes.Length < Size || !bytes.StartsWith(Magic)
            ? VmdkErrors.Broken(0, $"the header needs {Size} bytes")
            : FindUnknown(bytes) ?? FindBrokenNumber(bytes);
        header = error is null ? Read(bytes) : null;
        return header is not null;
    }

    private static DiskFormatError? FindUnknown(ReadOnlySpan<byte> bytes)
    {
        var version = ReadUInt32LittleEndian(bytes[4..]);
        if (version is < 1 or > 3)
        {
            return VmdkErrors.UnknownVersion(version);
        }

        var flags = ReadUInt32LittleEndian(bytes[8..]);
        if ((flags & NewLinesFlag) != 0 && !bytes[73..77].SequenceEqual("\n \r\n"u8))
        {
            return VmdkErrors.TextTransfer();
        }

        if ((flags & ~KnownFlags) != 0)
        {
            return VmdkErrors.Broken(8, $"the flags 0x{flags & ~KnownFlags:x} have no meaning");
        }

        var algorithm = ReadUInt16LittleEndian(bytes[77..]);
        var isCompressed = (flags & CompressedFlag) != 0;
        return isCompressed && (algorithm != 1 || (flags & MarkersFlag) == 0) || !isCompressed && algorithm != 0
            ? VmdkErrors.UnknownCompression(algorithm)
            : null;
    }

    private static DiskFormatError? FindBrokenNumber(ReadOnlySpan<byte> bytes)
    {
        if (ReadUInt64LittleEndian(bytes[12..]) is var capacity and (0 or > long.MaxValue / SectorSize))
        {
            return VmdkErrors.Broken(12, $"the capacity is {capacity} sectors");
        }

        var grain = ReadUInt64LittleEndian(bytes[20..]);
        if (grain is < LeastGrainSectors or > MostGrainSectors || !BitOperations.IsPow2(grain))
        {
            return VmdkErrors.Broken(
                20, $"grains of {grain} sectors are no power of two between {LeastGrainSectors} and {MostGrainSectors}");
        }

        return ReadUInt32LittleEndian(bytes[44..]) is var entries and (0 or > MostEntriesPerTable)
            ? VmdkErrors.Broken(44, $"a grain table has {entries} entries, outside 1–{MostEntriesPerTable}")
            : null;
    }

    private static VmdkHeader Read(ReadOnlySpan<byte> bytes)
    {
        var flags = ReadUInt32LittleEndian(bytes[8..]);
        return new()
        {
            Version = ReadInt32LittleEndian(bytes[4..]),
            HasRedundantTables = (flags & RedundantFlag) != 0,
            HasZeroedGrains = (flags & ZeroedGrainFlag) != 0,
            IsCompressed = (flags & CompressedFlag) != 0,
            VirtualSize = ReadInt64LittleEndian(bytes[12..]) * SectorSize,
            GrainBits = BitOperations.Log2(ReadUInt64LittleEndian(bytes[20..])) + SectorBits,
            DescriptorSector = ReadUInt64LittleEndian(bytes[28..]),
            DescriptorSectors = ReadUInt64LittleEndian(bytes[36..]),
            EntriesPerTable = ReadInt32LittleEndian(bytes[44..]),
            RedundantDirectorySector = ReadUInt64LittleEndian(bytes[48..]),
            DirectorySector = ReadUInt64LittleEndian(bytes[56..]),
            Overhead = ReadUInt64LittleEndian(bytes[64..]),
            IsDirty = bytes[72] != 0,
        };
    }
}
