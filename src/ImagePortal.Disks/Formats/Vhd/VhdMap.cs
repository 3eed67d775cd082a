using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>
/// The block allocation table (Microsoft's specification, "Block Allocation Table and Data Blocks"). An allocated block is read whole, as
/// qemu does: its bitmap tells sectors apart only in a differencing disk.
/// </summary>
internal sealed class VhdMap(IRandomAccessSource file, VhdHeader header) : DiskMap
{
    private const uint Unallocated = 0xffffffff;
    private const int SectorSize = 512;
    private const int EntriesPerSlice = TableCache.LargestPiece / sizeof(uint);

    private readonly TableCache _cache = new(file);

    public override long VirtualSize => header.VirtualSize;

    public override int UnitBits => header.BlockBits;

    public override async ValueTask<TableSlice> ReadSliceAsync(long unit, CancellationToken cancellationToken)
    {
        var first = unit - (unit % EntriesPerSlice);
        var count = (int)Math.Min(EntriesPerSlice, header.Blocks - first);
        var offset = header.TableOffset + (first * sizeof(uint));
        return new(first, count, sizeof(uint), offset, await _cache.ReadAsync(offset, count * sizeof(uint), cancellationToken));
    }

    /// <summary>Byte of the file where the block starts with its bitmap; null when the block is not allocated.</summary>
    public static long? StartOf(TableSlice slice, long block) =>
        ReadUInt32BigEndian(slice.EntryOf(block)) is var sector and not Unallocated ? (long)sector * SectorSize : null;

    /// <summary>What is wrong with the place of a block, or null.</summary>
    public DiskFormatError? FindFault(TableSlice slice, long block) =>
        StartOf(slice, block) is { } start && start > file.Length - header.BitmapSize - (1L << UnitBits)
            ? VhdErrors.Broken(slice.EntryOffset(block), $"the block at byte {start} lies beyond the file's {file.Length} bytes")
            : null;

    protected override DiskRun At(TableSlice slice, long offset, long limit)
    {
        var block = offset >> UnitBits;
        var within = offset & ((1L << UnitBits) - 1);
        var length = Math.Min(limit - offset, (1L << UnitBits) - within);
        if (StartOf(slice, block) is not { } start)
        {
            return DiskRun.Zeros(length);
        }

        return FindFault(slice, block) is { } fault
            ? throw fault.ToException()
            : DiskRun.Plain(length, start + header.BitmapSize + within);
    }
}
