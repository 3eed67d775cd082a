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
                var (partitions, problems) = await ReadEntriesAsync(disk, header, at, sectorSize, cancellationToken);
                return (partitions, [.. await CheckHeaderAsync(disk, header, at, sectorSize, cancellationToken), .. problems]);
            }
        }

        return ([], ["the MBR is a protective one, but no GPT header stands at byte 512 or in the last sector"]);
    }

    /// <summary>Header size at 12; the checksum at 16 counts as zero in its own sum.</summary>
    private static async Task<List<string>> CheckHeaderAsync(
        IRandomAccessSource disk, byte[] header, long at, int sectorSize, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var size = ReadUInt32LittleEndian(header.AsSpan(12));
        var whole = size >= HeaderSize && size <= sectorSize ? await disk.TryReadAsync(at, (int)size, cancellationToken) : null;
        if (whole is null)
        {
            problems.Add($"the GPT header at byte {at} states its own size as {size} bytes");
            return problems;
        }

        whole.AsSpan(16, 4).Clear();
        CheckSum(whole, ReadUInt32LittleEndian(header.AsSpan(16)), $"GPT header at byte {at}", problems);
        return problems;
    }

    private static void CheckSum(ReadOnlySpan<byte> bytes, uint stated, string name, List<string> problems)
    {
        var sum = Crc32.Of(bytes);
        if (sum != stated)
        {
            problems.Add($"{name}: checksum {stated:x8} is stated, but the bytes give {sum:x8}");
        }
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

        CheckSum(table, ReadUInt32LittleEndian(header.AsSpan(88)), $"GPT entries at byte {tableAt}", problems);
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

    /// <summary>Type at 0, own GUID at 16, first and last sector at 32 and 40. Sectors past the disk are cut just past its end, where the geometry check meets them.</summary>
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
            Uuid = new Guid(bytes.Slice(16, 16)).ToString(),
            IsEfiSystem = type == GptTypes.EfiSystem,
        };
    }
}
