using ImagePortal.Disks.Criteria.Rules;

namespace ImagePortal.Disks.Criteria;

/// <summary>The rules in report order. All are judged, not only up to the first that fails.</summary>
public static class AllCriteria
{
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
        [.. Rules.Select(x => x.Judge(findings, profile))];
}
