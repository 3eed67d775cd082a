using ImagePortal.Disks.Partitions;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>A disk that a machine starts from, not one of data (R73, R85).</summary>
internal sealed class SystemDiskRule() : Criterion(CriterionIds.SystemDisk, "System disk")
{
    private const string ImportTheOther = "Import the disk that the machine starts from. A data disk belongs in a volume, not in an image.";

    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Table is not { } table || findings.Trouble is not null)
        {
            return Skip(findings.NoGuest);
        }

        if (findings.Linux is not { } guest)
        {
            return NoRoot(findings);
        }

        var isGpt = table.Kind == PartitionTableKind.Gpt;
        if (table.BootLoader is null && !(findings.HasEfiLoader && (isGpt || profile.AllowsGpt)))
        {
            return Fail(
                $"{Wording.Sentence($"{guest.Root.Name} holds a root file system")} Bytes 0–439 of the disk are zero: there is no boot loader.",
                BootLoaderPackages.Install(DistributionFamilies.Of(guest.Distribution)));
        }

        var loader = table.BootLoader switch
        {
            null => "its boot loader is on an EFI system partition",
            "unknown" => "the MBR holds a boot loader (not recognised)",
            { } name => $"{name} is in the MBR",
        };
        return Pass($"{char.ToUpperInvariant(guest.Root.Name[0])}{guest.Root.Name[1..]} holds the root file system; {loader}");
    }

    private CriterionResult NoRoot(DiskFindings findings)
    {
        if (findings.HasNtfs || findings.UnreadVolumes.Any(x => x.Sign is not null))
        {
            return Skip(findings.NoGuest);
        }

        var kinds = findings.Volumes.Where(x => x.Sign is not null).Select(x => $"{x.Name}: {x.Sign!.Type}").ToList();
        return kinds.Count == 0
            ? Fail("No file system was recognised on this disk", ImportTheOther)
            : Fail(
                $"No root file system: neither /etc nor programs were found ({string.Join(", ", kinds)}). This is a data disk.",
                ImportTheOther);
    }
}
