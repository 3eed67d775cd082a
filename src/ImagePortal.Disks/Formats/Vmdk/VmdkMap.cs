using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>The grain tables ("Grain Table"). Tables that lie one after the other are read at once.</summary>
internal sealed class VmdkMap(IRandomAccessSource file, VmdkHeader header, VmdkDirectory directory) : DiskMap
{
    private const uint Unallocated = 0;
    private const uint Zeroed = 1;
    private const int MarkerSize = 12;

    private readonly TableCache _cache = new(file);
    private readonly int _tablesPerSlice = TableCache.LargestPiece / header.TableSize;

    public override long VirtualSize => header.VirtualSize;

    public override int UnitBits => header.GrainBits;

    // Deflate adds little to what it cannot shrink; twice the grain is what qemu provides for.
    private long LargestStored => (2 * header.GrainSize) + VmdkHeader.SectorSize;

    public override async ValueTask<TableSlice> ReadSliceAsync(long unit, CancellationToken cancellationToken)
    {
        var (first, end) = FindNeighbours((int)(unit / header.EntriesPerTable));
        var firstGrain = (long)first * header.EntriesPerTable;
        var count = (int)Math.Min((end - first) * header.EntriesPerTable, header.Grains - firstGrain);
        var offset = directory.TableOffset(first);
        var bytes = offset == 0 ? default : await _cache.ReadAsync(offset, count * sizeof(uint), cancellationToken);
        return new(firstGrain, count, sizeof(uint), offset, bytes);
    }

    /// <summary>Byte of the file where the grain starts, with its marker if it is compressed; null when it reads as zeros.</summary>
    public long? StartOf(TableSlice slice, long grain) => ReadUInt32LittleEndian(slice.EntryOf(grain)) switch
    {
        Unallocated => null,
        Zeroed when header.HasZeroedGrains => null,
        var sector => (long)sector * VmdkHeader.SectorSize,
    };

    /// <summary>Bytes that must be there: of a compressed grain its marker, of a plain one what belongs to the disk.</summary>
    public long NeededBytes(long grain) =>
        header.IsCompressed ? MarkerSize + 1 : Math.Min(header.GrainSize, header.VirtualSize - (grain << UnitBits));

    /// <summary>What is wrong with the place of a grain, or null.</summary>
    public DiskFormatError? FindFault(TableSlice slice, long grain) =>
        StartOf(slice, grain) is { } start && start > file.Length - NeededBytes(grain)
            ? VmdkErrors.Broken(slice.EntryOffset(grain), $"the grain at byte {start} lies beyond the file's {file.Length} bytes")
            : null;

    protected override DiskRun At(TableSlice slice, long offset, long limit)
    {
        var grain = offset >> UnitBits;
        var within = offset & (header.GrainSize - 1);
        var length = Math.Min(limit - offset, header.GrainSize - within);
        if (StartOf(slice, grain) is not { } start)
        {
            return DiskRun.Zeros(length);
        }

        if (FindFault(slice, grain) is { } fault)
        {
            throw fault.ToException();
        }

        return header.IsCompressed
            ? new(DiskRunKind.Compressed, length, start, FindStoredEnd(slice, grain, start))
            : DiskRun.Plain(length, start + within);
    }

    /// <summary>The tables from first to end that lie one after the other around a table, or are all missing.</summary>
    private (int First, int End) FindNeighbours(int table)
    {
        var groupStart = table - (table % _tablesPerSlice);
        var groupEnd = Math.Min(groupStart + _tablesPerSlice, directory.Count);
        var (first, end) = (table, table + 1);
        while (first > groupStart && Follows(first - 1))
        {
            first--;
        }

        while (end < groupEnd && Follows(end - 1))
        {
            end++;
        }

        return (first, end);
    }

    private bool Follows(int table)
    {
        var (offset, next) = (directory.TableOffset(table), directory.TableOffset(table + 1));
        return offset == 0 ? next == 0 : next == offset + header.TableSize;
    }

    /// <summary>Grains are packed one after the other: the data ends where the next grain starts, or as late as it can.</summary>
    private long FindStoredEnd(TableSlice slice, long grain, long start)
    {
        var end = Math.Min(start + LargestStored, file.Length);
        for (var next = grain + 1; next < slice.EndUnit; next++)
        {
            if (StartOf(slice, next) is { } nextStart)
            {
                return nextStart > start ? Math.Min(end, nextStart) : end;
            }
        }

        return end;
    }
}
