using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Partitions;

/// <summary>The GUID partition table: header in sector 1, its copy in the last sector (UEFI specification 2.10, §5.3).</summary>
internal static class GptReader
{
    private const int HeaderSize = 92;
    private const uint MaxEntries = 1024;
    private static readonly byte[] Signature = "EFI PART"u8.ToArray();

    /// <summary>A header in sector 1 or in the last sector.</summary>
    public static async Task<(List<PartitionEntry> Partitions, List<string> Problems)> ReadAsync(
        IRandomAccessSource disk, CancellationToken cancellationToken)
    {
        foreach (var (at, sectorSize) in new[] { (512L, 512), (4096L, 4096), (disk.Length - 512, 512) })
        {
            var header = await disk.TryReadAsync(at, HeaderSize, cancellationToken);
            if (header is not null && header.AsSpan().StartsWith(Signature))
            {
                return await ReadEntriesAsync(disk, header, at, sectorSize, cancellationToken);
            }
        }

        return ([], ["the MBR is a protective one, but no GPT header stands at byte 512 or in the last sector"]);
    }

    private static async Task<(List<PartitionEntry> Partitions, List<string> Problems)> ReadEntriesAsync(
        IRandomAccessSource disk, byte[] header, long headerAt, int sectorSize, CancellationToken cancellationToken)
    {
        var (partitions, problems) = (new List<PartitionEntry>(), new List<string>());
        var tableSector = ReadUInt64LittleEndian(header.AsSpan(72));
        var (count, size) = (ReadUInt32LittleEndian(header.AsSpan(80)), ReadUInt32LittleEndian(header.AsSpan(84)));
        if (count > MaxEntries || size is < 128 or > 4096 || tableSector > (ulong)(disk.Length / sectorSize))
        {
            return ([], [$"the GPT header at byte {headerAt} names {count} entries of {size} bytes from sector {tableSector}"]);
        }

        var tableAt = (long)tableSector * sectorSize;
        if (await disk.TryReadAsync(tableAt, (int)(count * size), cancellationToken) is not { } table)
        {
            return ([], [$"the GPT entries at byte {tableAt} end past the disk's end at {disk.Length}"]);
        }

        for (var i = 0; i < count; i++)
        {
            var entryAt = i * (int)size;
            if (Entry(table.AsSpan(entryAt), i + 1, tableAt + entryAt, disk.Length / sectorSize, sectorSize) is { } entry)
            {
                partitions.Add(entry);
            }
        }

        problems.AddRange(PartitionGeometry.Check(disk.Length, partitions));
        return (partitions, problems);
    }

    /// <summary>Type at 0, first and last sector at 32 and 40. Sectors past the disk are cut just past its end, where the geometry check meets them.</summary>
    private static PartitionEntry? Entry(ReadOnlySpan<byte> bytes, int index, long at, long sectors, int sectorSize)
    {
        var type = new Guid(bytes[..16]);
        if (type == Guid.Empty)
        {
            return null;
        }

        var first = (long)Math.Min(ReadUInt64LittleEndian(bytes[32..]), (ulong)sectors + 1);
        var last = (long)Math.Min(ReadUInt64LittleEndian(bytes[40..]), (ulong)sectors + 1);
        var active = (bytes[48] & 4) != 0;
        return new(index, GptTypes.Name(type), first * sectorSize, (last - first + 1) * sectorSize, active, at)
        {
            IsEfiSystem = type == GptTypes.EfiSystem,
        };
    }
}
