using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Linux.Network;
using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>One interface, which Linux calls eth0 (R74, R86). None is fine where something configures the first one when the machine starts.</summary>
internal sealed class NetworkInterfaceRule() : Criterion(CriterionIds.NetworkInterface, "Network interface")
{
    private const string KeepEth0 = """
        Keep one interface and call it eth0. With GRUB, the kernel keeps that name:
        sudo sed -i 's/^GRUB_CMDLINE_LINUX="/&net.ifnames=0 biosdevname=0 /' /etc/default/grub
        """;

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

        var interfaces = guest.Network.Interfaces;
        return interfaces switch
        {
            [] => None(guest),
            [{ Name: "eth0" } only] => Pass($"eth0 only, {(only.Method == "dhcp" ? "DHCP" : only.Method)} ({Place(only)})"),
            [var only] when profile.OnlyEth0 => Fail($"The one interface is {only.Name} ({Place(only)}), not eth0", Rename(guest, only)),
            [var only] => Warn($"The one interface is {only.Name} ({Place(only)}); instances call theirs eth0", Rename(guest, only)),
            _ => Fail(
                $"{interfaces.Count} interfaces: {Wording.List(interfaces.Select(x => $"{x.Name} ({Place(x)})"))}. An instance has one, eth0.",
                "Remove the configuration of all but eth0, then export the disk again:\n"
                + string.Join('\n', interfaces.Where(x => x.Name != "eth0").Select(Remove))),
        };
    }

    private CriterionResult Judge(WindowsGuest guest) => guest.Network.Interfaces switch
    {
        [] => Pass("No interface is fixed; Windows configures the first one by DHCP"),
        [var only] => Pass($"{only.Name} only, {(only.Method == "dhcp" ? "DHCP" : only.Method)} ({only.Key})"),
        var several => Fail(
            $"{several.Count} interfaces: {Wording.List(several.Select(x => $"{x.Name} ({x.Device}; {x.Key})"))}. An instance has one.",
            """
            Remove all adapters but one on the source machine, also those that are no longer plugged in, then export the disk again:
            set devmgr_show_nonpresent_devices=1
            devmgmt.msc (View, Show hidden devices, Network adapters, Uninstall)
            """),
    };

    private CriterionResult None(LinuxGuest guest)
    {
        if (guest.CloudInit)
        {
            return Pass("No interface is fixed; cloud-init configures eth0 at the first start (/etc/cloud/cloud.cfg)");
        }

        if (guest.Network.Patterns.Count > 0)
        {
            return Pass($"No interface is named; configuration by pattern: {Wording.List(guest.Network.Patterns)}");
        }

        return guest.Network.HasNetworkManager
            ? Pass("No interface is fixed; NetworkManager brings up the first one by DHCP")
            : Warn(
                "No interface is configured: none of /etc/network, /etc/sysconfig, /etc/netplan, systemd-networkd and NetworkManager names one",
                $"The instance starts without network. Configure eth0 by DHCP:\n{Configure(guest)}");
    }

    private static string Place(ConfiguredInterface configured) => $"{configured.Source} line {configured.Line}";

    private static string Rename(LinuxGuest guest, ConfiguredInterface configured)
    {
        var isDebian = DistributionFamilies.Of(guest.Distribution) == DistributionFamily.Debian;
        var apply = isDebian ? "sudo update-grub" : "sudo grub2-mkconfig -o /boot/grub2/grub.cfg";
        var rename = Untrusted.IsPlain(configured.Name)
            ? $"sudo sed -i 's/\\b{configured.Name}\\b/eth0/g' {Untrusted.Word(configured.Source)}"
            : $"sudo nano +{configured.Line} {Untrusted.Word(configured.Source)}";
        return $"{KeepEth0}\n{apply}\n{rename}";
    }

    private static string Remove(ConfiguredInterface configured) =>
        configured.Source.EndsWith(configured.Name, StringComparison.Ordinal)
            ? $"sudo rm {Untrusted.Word(configured.Source)}"
            : $"sudo nano +{configured.Line} {Untrusted.Word(configured.Source)}";

    private static string Configure(LinuxGuest guest) => DistributionFamilies.Of(guest.Distribution) switch
    {
        DistributionFamily.RedHat => "printf 'DEVICE=eth0\\nBOOTPROTO=dhcp\\nONBOOT=yes\\n' | sudo tee /etc/sysconfig/network-scripts/ifcfg-eth0",
        DistributionFamily.Suse => "printf \"BOOTPROTO='dhcp'\\nSTARTMODE='auto'\\n\" | sudo tee /etc/sysconfig/network/ifcfg-eth0",
        _ => "printf 'auto eth0\\niface eth0 inet dhcp\\n' | sudo tee -a /etc/network/interfaces",
    };
}
