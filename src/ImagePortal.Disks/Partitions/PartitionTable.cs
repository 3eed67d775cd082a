namespace ImagePortal.Disks.Partitions;

/// <summary>How a disk is divided.</summary>
/// <param name="BootLoader">Name of the code in sector 0 (<c>GRUB</c>, …), <c>unknown</c> when it is not recognised, null when there is none.</param>
/// <param name="Problems">What is wrong with the table, each with the byte where it was seen.</param>
public sealed record PartitionTable(
    PartitionTableKind Kind, IReadOnlyList<PartitionEntry> Partitions, string? BootLoader, IReadOnlyList<string> Problems)
{
    /// <summary>Name as in a check report.</summary>
    public string Name => Kind switch
    {
        PartitionTableKind.Mbr => "mbr",
        PartitionTableKind.Gpt => "gpt",
        _ => "none",
    };

    /// <summary>Partitions that may hold files: the frame of the logical ones left out.</summary>
    public IEnumerable<PartitionEntry> Volumes => Partitions.Where(x => !x.IsExtended);
}
