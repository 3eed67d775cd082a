using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>
/// Cells by offset. A bin is found from a cell by going back in steps of 4096 bytes to its header, so a hive is read only where it is used
/// (Windows registry file format specification, "Hive bin" and "Cell").
/// </summary>
internal sealed class HiveBins(IRandomAccessSource file, long size, InspectionBudget budget)
{
    public const int Unit = 4096;
    private const int HeaderSize = 32;
    private const int LargestBin = 1 << 20;
    private readonly Dictionary<long, (long Start, long End)> _byUnit = [];

    /// <summary>The content of a cell in use, without its size.</summary>
    /// <param name="offset">From the start of the bins.</param>
    /// <param name="wanted">Bytes that are needed; a cell may hold more.</param>
    /// <exception cref="InvalidDataException">There is no such cell, it is free, or it leaves its bin.</exception>
    public async ValueTask<byte[]> ReadAsync(uint offset, int wanted, CancellationToken cancellationToken)
    {
        budget.Visit();
        if (offset % 8 != 0 || offset >= size)
        {
            throw Damage(offset, $"lies outside its {size} bytes of bins");
        }

        var (_, end) = await FindBinAsync(offset, cancellationToken);
        var header = await ReadAtAsync(offset, 4, cancellationToken);
        var length = -(long)ReadInt32LittleEndian(header);
        if (length < 8 || length > end - offset)
        {
            throw Damage(offset, length <= 0 ? "is referred to, but free" : $"states {length} bytes and leaves its bin");
        }

        return length - 4 >= wanted
            ? await ReadAtAsync(offset + 4, wanted, cancellationToken)
            : throw Damage(offset, $"has {length - 4} bytes where {wanted} are needed");
    }

    private static InvalidDataException Damage(long offset, string problem) => new($"cell {offset} of the registry hive {problem}");

    private async ValueTask<(long Start, long End)> FindBinAsync(long offset, CancellationToken cancellationToken)
    {
        var unit = offset - (offset % Unit);
        if (_byUnit.TryGetValue(unit, out var known))
        {
            return known;
        }

        for (var start = unit; start >= 0 && unit - start < LargestBin; start -= Unit)
        {
            budget.Visit();
            var header = await ReadAtAsync(start, HeaderSize, cancellationToken);
            if (!header.AsSpan().StartsWith("hbin"u8) || ReadUInt32LittleEndian(header.AsSpan(4)) != start)
            {
                continue;
            }

            var end = start + ReadUInt32LittleEndian(header.AsSpan(8));
            if (end % Unit != 0 || end > size || offset < start + HeaderSize || offset >= end)
            {
                throw Damage(offset, $"lies outside the bin at {start}, which ends at {end}");
            }

            _byUnit[unit] = (start, end);
            return (start, end);
        }

        throw Damage(offset, "lies in no bin");
    }

    private async ValueTask<byte[]> ReadAtAsync(long offset, int count, CancellationToken cancellationToken) =>
        await file.TryReadAsync(HiveHeader.Size + offset, count, cancellationToken)
        ?? throw new InvalidDataException($"the registry hive ends at byte {file.Length}, byte {HiveHeader.Size + offset} is referred to");
}
