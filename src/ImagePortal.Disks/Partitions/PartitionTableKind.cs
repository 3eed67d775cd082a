namespace ImagePortal.Disks.Partitions;

public enum PartitionTableKind
{
    None,
    Mbr,
    Gpt,
}
