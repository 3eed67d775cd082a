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
            return Fail(
                "No partition table: bytes 0–511 are no boot record",
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
            return Fail($"GPT with {count} (protective MBR at byte 0, header at byte 512). Only an MBR is accepted.", FromGpt(findings, table));
        }

        return table.Partitions.Count == 0
            ? Fail("An MBR without partitions", "Import the disk that the system starts from.")
            : Pass($"{table.Name.ToUpperInvariant()} with {count}");
    }

    /// <summary>BIOS boot and EFI partitions have no use in an MBR; the others keep their order.</summary>
    private static string FromGpt(DiskFindings findings, PartitionTable table)
    {
        var kept = table.Partitions.Where(x => !x.IsEfiSystem && x.Type != "BIOS boot").ToList();
        if (kept.Count is 0 or > MostInMbr)
        {
            return $"""
                {kept.Count} partitions do not fit an MBR, which has room for {MostInMbr}, so this table cannot be converted in place.
                Install or copy the system to a new disk with an MBR:
                printf 'label: dos\n,,L,*\n' | sudo sfdisk /dev/sdb
                """;
        }

        var grub = DistributionFamilies.Of(findings.Linux?.Distribution) switch
        {
            DistributionFamily.Debian => "sudo apt-get install -y gdisk grub-pc\n{0}\nsudo grub-install --target=i386-pc /dev/sda\nsudo update-grub",
            DistributionFamily.RedHat => "sudo yum install -y gdisk grub2-pc grub2-pc-modules\n{0}\nsudo grub2-install --target=i386-pc /dev/sda\nsudo grub2-mkconfig -o /boot/grub2/grub.cfg",
            DistributionFamily.Suse => "sudo zypper install -y gptfdisk grub2-i386-pc\n{0}\nsudo grub2-install --target=i386-pc /dev/sda\nsudo grub2-mkconfig -o /boot/grub2/grub.cfg",
            _ => "{0}\nsudo grub-install --target=i386-pc /dev/sda",
        };
        var convert = $"sudo sgdisk --gpttombr={string.Join(':', kept.Select(x => x.Index))} /dev/sda";
        return $"""
            {Wording.Count(kept.Count, "partition")} fit an MBR, so the table can be converted in place. Take a snapshot first, then install GRUB for BIOS:
            {grub.Replace("{0}", convert, StringComparison.Ordinal)}
            The portal does not convert it itself: without the new boot loader the disk would not start.
            """;
    }
}
