using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Partitions;

/// <summary>The master boot record: disk signature at byte 440, four entries of 16 bytes from byte 446, mark 55 AA at 510, and the chain of extended boot records.</summary>
internal static class MbrReader
{
    public const int SectorSize = 512;
    private const int SignatureAt = 440;
    private const int EntriesAt = 446;
    private const int EntrySize = 16;
    private const int MaxLogical = 60;

    /// <summary>The mark, and status bytes that are 00 or 80: the start of a file system carries the mark too.</summary>
    public static bool IsBootRecord(ReadOnlySpan<byte> sector) =>
        sector.Length >= SectorSize && sector[510] == 0x55 && sector[511] == 0xAA
        && IsStatus(sector[446]) && IsStatus(sector[462]) && IsStatus(sector[478]) && IsStatus(sector[494]);

    public static bool IsProtective(ReadOnlySpan<byte> sector)
    {
        for (var i = 0; i < 4; i++)
        {
            if (sector[EntriesAt + (i * EntrySize) + 4] == MbrTypes.Protective)
            {
                return true;
            }
        }

        return false;
    }

    public static async Task<(List<PartitionEntry> Partitions, List<string> Problems)> ReadAsync(
        IRandomAccessSource disk, byte[] sector, CancellationToken cancellationToken)
    {
        var (partitions, problems) = (new List<PartitionEntry>(), new List<string>());
        for (var i = 0; i < 4; i++)
        {
            if (Entry(sector, i, 0, 0, i + 1) is { } entry)
            {
                partitions.Add(entry);
            }
        }

        foreach (var extended in partitions.Where(x => x.IsExtended).ToList())
        {
            await ReadLogicalAsync(disk, extended, partitions, problems, cancellationToken);
        }

        problems.AddRange(PartitionGeometry.Check(disk.Length, partitions));
        var signature = ReadUInt32LittleEndian(sector.AsSpan(SignatureAt));
        return ([.. partitions.Select(x => signature == 0 ? x : x with { Uuid = $"{signature:x8}-{x.Index:x2}" })], problems);
    }

    /// <summary>Each extended boot record names one logical partition, relative to itself, and the next record, relative to the frame.</summary>
    private static async Task ReadLogicalAsync(
        IRandomAccessSource disk, PartitionEntry frame, List<PartitionEntry> partitions, List<string> problems, CancellationToken cancellationToken)
    {
        var visited = new HashSet<long>();
        var at = frame.Start;
        while (true)
        {
            if (!visited.Add(at))
            {
                problems.Add($"the chain of logical partitions comes back to byte {at}");
                return;
            }

            if (visited.Count > MaxLogical)
            {
                problems.Add($"more than {MaxLogical} logical partitions");
                return;
            }

            var record = await disk.TryReadAsync(at, SectorSize, cancellationToken);
            if (record is null || record[510] != 0x55 || record[511] != 0xAA)
            {
                problems.Add($"no extended boot record at byte {at}");
                return;
            }

            var number = Math.Max(4, partitions.Max(x => x.Index)) + 1;
            if (Entry(record, 0, at, at, number) is { IsExtended: false } logical)
            {
                partitions.Add(logical);
            }

            if (Entry(record, 1, at, frame.Start, 0) is not { IsExtended: true } next)
            {
                return;
            }

            at = next.Start;
        }
    }

    private static bool IsStatus(byte status) => status is 0x00 or 0x80;

    private static PartitionEntry? Entry(ReadOnlySpan<byte> sector, int slot, long sectorAt, long relativeTo, int index)
    {
        var at = EntriesAt + (slot * EntrySize);
        var type = sector[at + 4];
        var sectors = ReadUInt32LittleEndian(sector[(at + 12)..]);
        if (type == 0 || sectors == 0)
        {
            return null;
        }

        var start = relativeTo + ((long)ReadUInt32LittleEndian(sector[(at + 8)..]) * SectorSize);
        return new(index, MbrTypes.Name(type), start, (long)sectors * SectorSize, sector[at] == 0x80, sectorAt + at)
        {
            IsExtended = MbrTypes.IsExtended(type),
            IsEfiSystem = type == 0xEF,
        };
    }
}
