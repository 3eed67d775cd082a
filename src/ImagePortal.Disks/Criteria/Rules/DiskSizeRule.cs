namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>The virtual disk is not larger than the profile allows (R72, R85, D8).</summary>
internal sealed class DiskSizeRule() : Criterion(CriterionIds.DiskSize, "Disk size")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Opening.VirtualSize is not { } size)
        {
            return Skip("Not judged: the size could not be read.");
        }

        var allowed = Wording.Size(profile.MaxVirtualSize);
        if (size > profile.MaxVirtualSize)
        {
            return Fail($"{Wording.Size(size)} ({size} bytes), at most {allowed} allowed", Shrink(findings, profile));
        }

        return size == 0 ? Fail("The disk is empty: 0 bytes", null) : Pass($"{Wording.Size(size)}, at most {allowed} allowed");
    }

    /// <summary>Smaller from the inside out: file system, partition, disk.</summary>
    private static string Shrink(DiskFindings findings, CheckProfile profile)
    {
        var gib = profile.MaxVirtualSize >> 30;
        var last = findings.Volumes.Where(x => x.Partition is not null).MaxBy(x => x.Partition!.End);
        if (last?.Partition is not { } partition)
        {
            return $"Move the files to a disk of at most {gib} GiB, and import that one.";
        }

        if (partition.End <= profile.MaxVirtualSize)
        {
            return $"""
                Every partition ends before {gib} GiB, so the empty end of the disk can be cut off. Work on a copy:
                qemu-img resize --shrink COPY.qcow2 {gib}G
                """;
        }

        if (last.Sign?.Type == "ntfs")
        {
            return $"""
                Make the volume smaller on the source machine, then cut off the end of the disk. Work on a copy of the disk:
                powershell Resize-Partition -DiskNumber 0 -PartitionNumber {partition.Index} -Size {gib - (partition.Start >> 30) - 1}GB
                qemu-img resize --shrink COPY.qcow2 {gib}G
                """;
        }

        if (last.Sign?.Type is not ("ext2" or "ext3" or "ext4"))
        {
            var type = last.Sign?.Type ?? "This partition";
            return $"{type} cannot be made smaller in place. Move the files to a disk of at most {gib} GiB, and import that one.";
        }

        var target = $"{(gib << 10) - (partition.Start >> 20) - 1024}M";
        return $"""
            Make the file system smaller, then its partition, then the disk. Work on a copy, with no machine running from it:
            sudo modprobe nbd && sudo qemu-nbd -c /dev/nbd0 COPY.qcow2
            sudo e2fsck -f /dev/nbd0p{partition.Index} && sudo resize2fs /dev/nbd0p{partition.Index} {target}
            echo ',{target}' | sudo sfdisk -N {partition.Index} /dev/nbd0
            sudo qemu-nbd -d /dev/nbd0
            qemu-img resize --shrink COPY.qcow2 {gib}G
            """;
    }
}
