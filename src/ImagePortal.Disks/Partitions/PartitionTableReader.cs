using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Partitions;

/// <summary>Tells MBR, GPT and undivided disks apart, and lists the partitions.</summary>
public static class PartitionTableReader
{
    public static async Task<PartitionTable> ReadAsync(IRandomAccessSource disk, CancellationToken cancellationToken)
    {
        var sector = await disk.TryReadAsync(0, MbrReader.SectorSize, cancellationToken);
        if (sector is null || !MbrReader.IsBootRecord(sector) || StartsFileSystem(sector))
        {
            return new(PartitionTableKind.None, [], null, []);
        }

        var isGpt = MbrReader.IsProtective(sector);
        var (partitions, problems) = isGpt
            ? await GptReader.ReadAsync(disk, cancellationToken)
            : await MbrReader.ReadAsync(disk, sector, cancellationToken);
        return new(isGpt ? PartitionTableKind.Gpt : PartitionTableKind.Mbr, partitions, BootCode.Recognise(sector), problems);
    }

    /// <summary>NTFS and FAT begin with a jump and their name, and end sector 0 with the same 55 AA as a table does.</summary>
    private static bool StartsFileSystem(ReadOnlySpan<byte> sector) =>
        sector[3..].StartsWith("NTFS    "u8) || sector[3..].StartsWith("-FVE-FS-"u8)
        || sector[54..].StartsWith("FAT1"u8) || sector[82..].StartsWith("FAT32   "u8);
}
