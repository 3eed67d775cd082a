using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>The kernel finds its disk and network under KVM (R77, R88): block and PCI before the disk is mounted, network from anywhere.</summary>
internal sealed class VirtioRule() : Criterion(CriterionIds.Virtio, "Virtio drivers")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Windows is { } windows)
        {
            return Judge(windows);
        }

        if (findings.Linux is not { } guest)
        {
            return Skip(findings.NoGuest);
        }

        if (guest.Kernels.Count == 0)
        {
            return Skip($"Not judged: {guest.UnreadBoot ?? "no kernel was found"}.");
        }

        var bad = guest.Kernels.Where(x => !Starts(x)).ToList();
        if (bad.Count == 0)
        {
            return Pass(string.Join(". ", guest.Kernels.Select(x => $"{x.Version}: {x.Evidence}")));
        }

        var evidence = string.Join(". ", bad.Select(x => $"{x.Version}: {x.Evidence}"));
        var fix = Fix(guest, bad[0]);
        return bad[0] == guest.Kernels[0]
            ? Fail($"The instance would not find its disk or network. {evidence}", fix)
            : Warn($"The newest kernel has its drivers, older ones do not. {evidence}", fix);
    }

    private CriterionResult Judge(WindowsGuest guest)
    {
        var (block, scsi, net) = (guest.Drivers.Block, guest.Drivers.Scsi, guest.Drivers.Net);
        var disk = block.StartsWithKernel || !scsi.IsRegistered ? block : scsi;
        var evidence = $"{disk.Evidence}; {net.Evidence}";
        if (!disk.StartsWithKernel || !net.StartsWithDevice)
        {
            var onlyFiles = !disk.IsRegistered && disk.HasFile ? "The files are there, but nothing loads them. " : "";
            return Fail($"The instance would not find its disk or network. {onlyFiles}{evidence}.", WindowsVirtioFix.For(guest));
        }

        return disk == block
            ? Pass(evidence)
            : Warn($"Only disks of a virtio SCSI controller are found. {evidence}; {block.Evidence}.", WindowsVirtioFix.For(guest));
    }

    private static bool Starts(KernelFinding kernel) =>
        kernel.Virtio is { Block: "builtin" or "initramfs", Pci: "builtin" or "initramfs", Net: not "missing" };

    private static string Fix(LinuxGuest guest, KernelFinding kernel)
    {
        var onDisk = kernel.Virtio is { Block: not "missing", Pci: not "missing", Net: not "missing" };
        var rebuild = Rebuild(guest.Distribution, kernel.Version);
        return onDisk
            ? $"Build the initramfs again on the source machine, with the drivers in it:\n{rebuild}"
            : $"""
                This kernel has not all drivers on disk. Install the distribution's own kernel, then build its initramfs:
                {KernelPackages.Install(guest)}
                {rebuild}
                """;
    }

    private static string Rebuild(Distribution? distribution, string version) => DistributionFamilies.Of(distribution) switch
    {
        DistributionFamily.Debian => $"""
            printf '%s\n' virtio_pci virtio_blk virtio_scsi virtio_net | sudo tee -a /etc/initramfs-tools/modules
            sudo update-initramfs -u -k {version}
            lsinitramfs /boot/initrd.img-{version} | grep virtio_blk
            """,
        DistributionFamily.RedHat when distribution!.Major is > 0 and < 6 => $"""
            sudo mkinitrd -f --with=virtio_pci --with=virtio_blk --with=virtio_net /boot/initrd-{version}.img {version}
            """,
        DistributionFamily.RedHat => Dracut(version, $"/boot/initramfs-{version}.img"),
        DistributionFamily.Suse when distribution!.Major is > 0 and < 12 => """
            sudo sed -i 's/^INITRD_MODULES="/&virtio_pci virtio_blk virtio_net /' /etc/sysconfig/kernel
            sudo mkinitrd
            """,
        DistributionFamily.Suse => Dracut(version, $"/boot/initrd-{version}"),
        _ => $"Add virtio_pci, virtio_blk and virtio_net to the initramfs of {version} with the distribution's own tool.",
    };

    private static string Dracut(string version, string path) => $"""
        sudo dracut --force --no-hostonly \
          --add-drivers "virtio_pci virtio_blk virtio_net virtio_scsi" \
          {path} {version}
        lsinitrd {path} | grep virtio_blk
        """;
}
