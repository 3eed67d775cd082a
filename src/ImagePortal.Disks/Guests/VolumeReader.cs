using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;
using ImagePortal.Disks.FileSystems.Ntfs;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests;

/// <summary>Looks into every partition of a disk.</summary>
public static class VolumeReader
{
    private const int MaxVolumes = 64;

    public static async Task<List<Volume>> ReadAllAsync(
        IRandomAccessSource disk, PartitionTable table, InspectionBudget budget, CancellationToken cancellationToken)
    {
        if (table.Kind == PartitionTableKind.None)
        {
            var whole = await ReadAsync(null, disk, budget, cancellationToken);
            return whole.Sign is null ? [] : [whole];
        }

        var volumes = new List<Volume>();
        foreach (var partition in table.Volumes.Take(MaxVolumes))
        {
            var inside = partition.Start >= 0 && partition.Start < disk.Length && partition.Size > 0;
            volumes.Add(inside
                ? await ReadAsync(partition, new SourceSlice(disk, partition.Start, partition.Size), budget, cancellationToken)
                : new(partition, null, null, "it lies outside the disk"));
        }

        return volumes;
    }

    private static async Task<Volume> ReadAsync(
        PartitionEntry? partition, IRandomAccessSource source, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var sign = await FileSystemProbe.ProbeAsync(source, cancellationToken);
        return sign?.Type switch
        {
            "ext2" or "ext3" or "ext4" => await ReadExtAsync(partition, sign, source, budget, cancellationToken),
            "ntfs" => await ReadNtfsAsync(partition, sign, source, budget, cancellationToken),
            _ => new(partition, sign, null, null),
        };
    }

    private static async Task<Volume> ReadExtAsync(
        PartitionEntry? partition, FileSystemSign sign, IRandomAccessSource source, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var (files, error) = await ExtFileSystem.OpenAsync(source, budget, cancellationToken);
        var note = files is { HasDirtyJournal: true } ? "its journal was not replayed: the system was not shut down cleanly" : error;
        return new(partition, sign, files, note);
    }

    private static async Task<Volume> ReadNtfsAsync(
        PartitionEntry? partition, FileSystemSign sign, IRandomAccessSource source, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var (files, error) = await NtfsFileSystem.OpenAsync(source, budget, cancellationToken);
        return new(partition, sign, files, files?.Unfinished ?? error);
    }
}
