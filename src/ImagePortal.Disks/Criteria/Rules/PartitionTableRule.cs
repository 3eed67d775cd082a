using ImagePortal.Disks.Partitions;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>MBR; GPT where the profile allows it (R70, R84, D7). Partitions lie on the disk and apart.</summary>
internal sealed class PartitionTableRule() : Criterion(CriterionIds.PartitionTable, "Partition table")
{
    private const int MostInMbr = 4;

    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Table is not { } table)
        {
            return Skip(findings.NoGuest);
        }

        if (table.Kind == PartitionTableKind.None)
        {
            var instead = findings.Volumes is [{ Sign: { } sign }, ..] ? $"{sign.Type} begins at byte 0" : "bytes 0–511 are no boot record";
            return Fail(
                $"No partition table: {instead}",
                "Import the whole disk of the source machine, not one partition of it:\nqemu-img convert -O qcow2 /dev/sda DISK.qcow2");
        }

        if (table.Problems.Count > 0)
        {
            return Fail(
                $"{table.Name.ToUpperInvariant()}: {string.Join("; ", table.Problems.Take(5))}",
                "Look at the table on the source machine, mend it, and export the disk again:\nsudo sfdisk --verify /dev/sda");
        }

        var count = Wording.Count(table.Volumes.Count(), "partition");
        if (table.Kind == PartitionTableKind.Gpt && !profile.AllowsGpt)
        {
            return Fail(
                $"GPT with {count} (protective MBR at byte 0, header at byte 512). Only an MBR is accepted.",
                FromGpt(findings, table));
        }

        return table.Partitions.Count == 0
            ? Fail("An MBR without partitions", "Import the disk that the system starts from.")
            : Pass($"{table.Name.ToUpperInvariant()} with {count}");
    }

    /// <summary>BIOS boot and EFI partitions have no use in an MBR; the others keep their order.</summary>
    private static string FromGpt(DiskFindings findings, PartitionTable table)
    {
        if (findings.Windows is not null)
        {
            return """
                Windows cannot turn a GPT into an MBR in place. Copy it to a disk with an MBR, from Windows PE, and import that disk:
                dism /Capture-Image /ImageFile:E:\windows.wim /CaptureDir:C:\ /Name:windows
                diskpart (select disk 1, clean, convert mbr, create partition primary, active, format fs=ntfs quick, assign letter=W)
                dism /Apply-Image /ImageFile:E:\windows.wim /Index:1 /ApplyDir:W:\
                bcdboot W:\Windows /s W: /f BIOS
                """;
        }

        var kept = table.Partitions.Where(x => !x.IsEfiSystem && x.Type != "BIOS boot").ToList();
        if (kept.Count is 0 or > MostInMbr)
        {
            return $"""
                {kept.Count} partitions do not fit an MBR, which has room for {MostInMbr}, so this table cannot be converted in place.
                Install or copy the system to a new disk with an MBR:
                printf 'label: dos\n,,L,*\n' | sudo sfdisk /dev/sdb
                """;
        }

        var convert = $"sudo sgdisk --gpttombr={string.Join(':', kept.Select(x => x.Index))} /dev/sda";
        return $"""
            An MBR has room for {Wording.Count(kept.Count, "partition")}, so the table can be converted in place.
            Take a snapshot first, then convert it and install GRUB for BIOS:
            {BootLoaderPackages.Install(DistributionFamilies.Of(findings.Linux?.Distribution), convert)}
            The portal does not convert it itself: without the new boot loader the disk would not start.
            """;
    }
}
