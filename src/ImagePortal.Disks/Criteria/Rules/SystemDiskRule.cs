using ImagePortal.Disks.Guests.Windows;
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

        var startsByEfi = findings.HasEfiLoader && (table.Kind == PartitionTableKind.Gpt || profile.AllowsGpt);
        if (findings.Windows is { } windows)
        {
            return Judge(windows, table, startsByEfi);
        }

        if (findings.Linux is not { } guest)
        {
            return NoRoot(findings);
        }

        if (table.BootLoader is null && !startsByEfi)
        {
            return Warn(
                $"{Wording.Sentence($"{guest.Root.Name} holds a root file system")} Bytes 0–439 of the disk are zero: there is no boot loader.",
                "You can import it as it is where the cloud starts the kernel itself. To be safe, install one and export again:\n"
                + BootLoaderPackages.Install(DistributionFamilies.Of(guest.Distribution)));
        }

        var loader = table.BootLoader switch
        {
            null => "its boot loader is on an EFI system partition",
            "unknown" => "the MBR holds a boot loader (not recognised)",
            { } name => $"{name} is in the MBR",
        };
        return Pass($"{char.ToUpperInvariant(guest.Root.Name[0])}{guest.Root.Name[1..]} holds the root file system; {loader}");
    }

    /// <summary>The code in sector 0 hands over to the active partition, whose bootmgr starts Windows.</summary>
    private CriterionResult Judge(WindowsGuest guest, PartitionTable table, bool startsByEfi)
    {
        var holds = $"{guest.System.Name} holds the Windows folder";
        return (guest.BootManager, table.BootLoader) switch
        {
            (null, _) when startsByEfi => Pass(Wording.Sentence($"{holds}; its boot loader is on an EFI system partition")),
            (null, _) => Fail(
                Wording.Sentence($"{holds}, but no active partition holds bootmgr"),
                "Write the boot files on the source machine, with the letter of the partition that is to be active, and export the disk again:\n"
                + $"bcdboot C:\\Windows /s S: /f BIOS\ndiskpart (select disk 0, select partition {guest.System.Partition?.Index ?? 1}, active)"),
            ({ } boot, null) => Warn(
                Wording.Sentence($"{holds}, {boot.Name} is active and holds bootmgr, but bytes 0–439 of the disk are zero: no code starts it"),
                "You can import it as it is where the cloud starts the active partition itself. To be safe, write the code and export again:\n"
                + "bootsect /nt60 SYS /mbr"),
            ({ } boot, _) => Pass(Wording.Sentence($"{holds}; {boot.Name} is active and holds bootmgr")),
        };
    }

    private CriterionResult NoRoot(DiskFindings findings)
    {
        if (findings.UnreadVolumes.Any(x => x.Sign is not null))
        {
            return Skip(findings.NoGuest);
        }

        var kinds = findings.Volumes.Where(x => x.Sign is not null).Select(x => $"{x.Name}: {x.Sign!.Type}").ToList();
        return kinds.Count == 0
            ? Fail("No file system was recognised on this disk", ImportTheOther)
            : Fail(
                $"No root file system: neither /etc with programs nor a Windows folder was found ({string.Join(", ", kinds)}). This is a data disk.",
                ImportTheOther);
    }
}
