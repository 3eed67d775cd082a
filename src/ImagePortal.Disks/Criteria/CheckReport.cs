namespace ImagePortal.Disks.Criteria;

/// <summary>The explained verdict on a disk; its JSON is the contract of <c>imageportal inspect --json</c>.</summary>
/// <param name="Format">Wire name of the format: raw, qcow2, vhd, vmdk, …; <c>unknown</c> when nothing could be told.</param>
/// <param name="VirtualSize">Bytes a guest would see; null when the container could not be read.</param>
/// <param name="FileSize">Bytes of the file inspected.</param>
/// <param name="RefusedBy">Ids of the criteria that failed, in report order; empty when accepted.</param>
/// <param name="PartitionTable">mbr, gpt or none; null when the container could not be read.</param>
/// <param name="Guest">What is installed; null when no system was found.</param>
/// <param name="BytesRead">Bytes read from the file for this report.</param>
/// <param name="ElapsedMs">Wall time in milliseconds.</param>
public sealed record CheckReport(
    string Format,
    long? VirtualSize,
    long FileSize,
    bool Accepted,
    IReadOnlyList<string> RefusedBy,
    string? PartitionTable,
    IReadOnlyList<PartitionFacts> Partitions,
    GuestFacts? Guest,
    IReadOnlyList<CriterionResult> Criteria,
    long BytesRead,
    double ElapsedMs)
{
    /// <summary>The profile the criteria were taken from: strict or modern.</summary>
    public string Profile { get; init; } = "strict";

    /// <summary>Container details, such as <c>version 3, 64 KiB clusters, zstd</c>; null when unknown.</summary>
    public string? FormatDetails { get; init; }

    /// <summary>What starts the disk, such as <c>BIOS, GRUB</c> or <c>UEFI</c>; null when nothing does or the container could not be read.</summary>
    public string? StartsBy { get; init; }

    /// <summary>Warnings that a person has to confirm and has not.</summary>
    /// <param name="acknowledged">Ids of the criteria that were confirmed.</param>
    public IReadOnlyList<CriterionResult> Unconfirmed(IEnumerable<string> acknowledged) =>
        [.. Criteria.Where(x => x.Acknowledgement is not null).ExceptBy(acknowledged, x => x.Id)];
}
