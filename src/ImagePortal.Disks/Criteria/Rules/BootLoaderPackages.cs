namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>How a distribution installs GRUB for machines that start by BIOS.</summary>
internal static class BootLoaderPackages
{
    /// <param name="between">Commands that need the packages and come before GRUB is written, such as sgdisk's; null for none.</param>
    public static string Install(DistributionFamily family, string? between = null)
    {
        var tool = between is not null;
        string?[] lines = family switch
        {
            DistributionFamily.Debian =>
            [
                $"sudo apt-get install -y {(tool ? "gdisk " : "")}grub-pc",
                between,
                "sudo grub-install --target=i386-pc /dev/sda",
                "sudo update-grub",
            ],
            DistributionFamily.RedHat =>
            [
                $"sudo yum install -y {(tool ? "gdisk " : "")}grub2-pc grub2-pc-modules",
                between,
                "sudo grub2-install --target=i386-pc /dev/sda",
                "sudo grub2-mkconfig -o /boot/grub2/grub.cfg",
            ],
            DistributionFamily.Suse =>
            [
                $"sudo zypper install -y {(tool ? "gptfdisk " : "")}grub2-i386-pc",
                between,
                "sudo grub2-install --target=i386-pc /dev/sda",
                "sudo grub2-mkconfig -o /boot/grub2/grub.cfg",
            ],
            _ => [between, "sudo grub-install --target=i386-pc /dev/sda"],
        };
        return string.Join('\n', lines.Where(x => x is not null));
    }
}
