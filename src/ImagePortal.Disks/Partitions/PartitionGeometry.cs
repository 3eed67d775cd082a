namespace ImagePortal.Disks.Partitions;

/// <summary>Partitions must lie on the disk and apart from each other.</summary>
internal static class PartitionGeometry
{
    public static IEnumerable<string> Check(long diskSize, IReadOnlyList<PartitionEntry> partitions)
    {
        foreach (var partition in partitions)
        {
            if (partition.Start < 0 || partition.Size <= 0 || partition.Start > diskSize - partition.Size)
            {
                yield return $"partition {partition.Index} (entry at byte {partition.EntryOffset}) ends at byte {partition.End}, past the disk's end at {diskSize}";
            }
        }

        PartitionEntry? before = null;
        foreach (var partition in partitions.Where(x => !x.IsExtended).OrderBy(x => x.Start))
        {
            if (before is not null && partition.Start < before.End)
            {
                yield return $"partitions {before.Index} and {partition.Index} overlap from byte {partition.Start}";
            }

            before = before is null || partition.End > before.End ? partition : before;
        }
    }
}
