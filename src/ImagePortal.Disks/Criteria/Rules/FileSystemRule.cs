using ImagePortal.Disks.Guests;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>Every partition with files has a file system that the profile allows (R71, R84, D7).</summary>
internal sealed class FileSystemRule() : Criterion(CriterionIds.FileSystem, "File systems")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Table is null || findings.Trouble is not null)
        {
            return Skip(findings.NoGuest);
        }

        var volumes = findings.Volumes.Where(x => x.Sign is not null && !IsAside(x)).ToList();
        if (volumes.Count == 0)
        {
            return findings.Volumes.Count == 0
                ? Skip("Not judged: there is no partition.")
                : Fail($"No file system was recognised on {Where(findings.Volumes)}", "Import the disk that the system starts from.");
        }

        var accepted = Accepted(findings, profile);
        var refused = volumes.Where(x => !accepted.Contains(x.Sign!.Type)).ToList();
        if (refused.Count > 0)
        {
            var fixes = refused.DistinctBy(x => x.Sign!.Type).Select(x => Fix(x, findings.Windows is not null));
            return Fail($"{Kinds(refused)}. Accepted: {Wording.List(accepted)}.", string.Join('\n', fixes));
        }

        var unread = volumes.Find(x => x is { Files: null, Problem: not null });
        return unread is null ? Pass(Kinds(volumes)) : Fail(Wording.Sentence($"{unread.Name}: {unread.Problem}"), Fix(unread, findings.Windows is not null));
    }

    /// <summary>Of the system that was found; of both where none was.</summary>
    private static IReadOnlyList<string> Accepted(DiskFindings findings, CheckProfile profile) =>
        findings.Linux is not null ? profile.LinuxFileSystems
        : findings.Windows is not null ? profile.WindowsFileSystems
        : [.. profile.LinuxFileSystems.Union(profile.WindowsFileSystems)];

    /// <summary>Swap and the EFI system partition hold no files of the system.</summary>
    private static bool IsAside(Volume volume) =>
        volume is { Sign.Type: "swap" } or { Sign.Type: "vfat", Partition.IsEfiSystem: true };

    private static string Kinds(IEnumerable<Volume> volumes) =>
        Wording.List(volumes.GroupBy(x => x.Sign!.Type).Select(x => $"{x.Key} on {Where([.. x])}"));

    private static string Where(IReadOnlyList<Volume> volumes) => volumes switch
    {
        [{ Partition: null }] => "the whole disk",
        [{ Partition: { } partition }] => $"partition {partition.Index} (byte {partition.Start})",
        _ => $"partitions {Wording.List(volumes.Select(x => $"{x.Partition?.Index}"))}",
    };

    private static string Fix(Volume volume, bool isWindows)
    {
        var number = volume.Partition?.Index ?? 1;
        return volume.Sign!.Type switch
        {
            "bitlocker" => """
                An encrypted partition cannot be imported. Decrypt it on the source machine, wait until it is done, and export the disk again:
                manage-bde -off C:
                manage-bde -status C:
                """,
            "ntfs" when volume.Files is not null => $"""
                A Linux disk is not imported with an ntfs partition. Copy its files elsewhere, remove it, and export the disk again:
                sudo sfdisk --delete /dev/sda {number}
                """,
            "ntfs" => """
                Look at the file system on the source machine, and export the disk again:
                chkdsk C: /f
                """,
            "vfat" when isWindows => """
                FAT becomes NTFS without moving a file. With the letter of its drive, on the source machine:
                convert D: /fs:ntfs
                """,
            var type when isWindows => $"""
                Windows starts from ntfs. Remove the {type} partition on the source machine, and export the disk again:
                powershell Remove-Partition -DiskNumber 0 -PartitionNumber {number}
                """,
            "ext2" => $"""
                ext2 becomes ext3 by adding a journal, without moving a file. Then name the new type in /etc/fstab:
                sudo tune2fs -j /dev/sda{number}
                sudo sed -i '/\bext2\b/s//ext3/' /etc/fstab
                """,
            "ext3" or "ext4" => $"""
                Look at the file system on the source machine, mend it or turn the feature off, and export the disk again:
                sudo tune2fs -l /dev/sda{number} | grep -e features -e 'Block count'
                sudo e2fsck -f /dev/sda{number}
                """,
            "luks" => """
                An encrypted partition cannot be imported: an instance could not be started without its passphrase.
                Copy the system to a plain ext4 partition.
                """,
            var type => $"""
                {type} cannot be turned into ext4.
                Attach a second disk to the source machine, copy the files, install the boot loader, then export that disk:
                printf 'label: dos\n,,L,*\n' | sudo sfdisk /dev/sdb
                sudo mkfs.ext4 -L root /dev/sdb1
                sudo mount /dev/sdb1 /mnt
                sudo rsync -aAXH --one-file-system / /mnt/
                sudo sed -i "s|^[^#]\S*\s\+/\s.*|UUID=$(sudo blkid -s UUID -o value /dev/sdb1) / ext4 defaults 0 1|" /mnt/etc/fstab
                for d in dev proc sys; do sudo mount --bind /$d /mnt/$d; done
                sudo chroot /mnt sh -c '$(command -v grub2-install || command -v grub-install) --target=i386-pc /dev/sdb'
                """,
        };
    }
}
