using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>How a distribution installs its own kernel.</summary>
internal static class KernelPackages
{
    public static string Install(LinuxGuest guest)
    {
        var is64 = guest.Architecture != "i386";
        return guest.Distribution?.Id switch
        {
            "debian" => $"sudo apt-get install -y {(is64 ? "linux-image-amd64" : "linux-image-686")}\nsudo update-grub",
            "ubuntu" => "sudo apt-get install -y linux-image-generic\nsudo update-grub",
            "centos" or "rhel" => "sudo yum install -y kernel\nsudo grubby --info=DEFAULT",
            _ when DistributionFamilies.Of(guest.Distribution) == DistributionFamily.Suse => "sudo zypper install -y kernel-default",
            _ => "Install the kernel package of the distribution.",
        };
    }
}
