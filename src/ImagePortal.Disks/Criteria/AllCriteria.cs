using ImagePortal.Disks.Criteria.Rules;

namespace ImagePortal.Disks.Criteria;

/// <summary>The rules in report order. All are judged, not only up to the first that fails.</summary>
public static class AllCriteria
{
    private const int MostEvidence = 3000;
    private const int MostFix = 4000;

    private static readonly Criterion[] Rules =
    [
        new FormatRule(),
        new ContainerSafetyRule(),
        new IntegrityRule(),
        new DiskSizeRule(),
        new PartitionTableRule(),
        new SystemDiskRule(),
        new FileSystemRule(),
        new OperatingSystemRule(),
        new ArchitectureRule(),
        new VirtioRule(),
        new NetworkInterfaceRule(),
        new Ipv6Rule(),
        new KernelRule(),
        new LicenseRule(),
    ];

    public static IReadOnlyList<CriterionResult> Judge(DiskFindings findings, CheckProfile profile) =>
        [.. Rules.Select(x => Bounded(x.Judge(findings, profile)))];

    /// <summary>Names and paths of the disk stand in it: a report stays readable whatever they hold.</summary>
    private static CriterionResult Bounded(CriterionResult result) => result with
    {
        Evidence = Untrusted.Line(result.Evidence, MostEvidence),
        Fix = result.Fix is null ? null : Untrusted.Lines(result.Fix, MostFix),
        Acknowledgement = Untrusted.LineOrNone(result.Acknowledgement),
    };
}
