using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Tests.Guests;

namespace ImagePortal.Fuzz;

/// <summary>A Linux guest's text files in one: each begins with a line of a mark and its path.</summary>
internal static class GuestText
{
    private const char Mark = '\u0001';
    private const string Kernel = "6.1.0-31-amd64";

    private static readonly (string Path, string Text)[] Files =
    [
        ("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\nID_LIKE='a b'\n"),
        ("/etc/lsb-release", "DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=14.04\nDISTRIB_DESCRIPTION=\"Ubuntu 14.04.6 LTS\"\n"),
        ("/etc/redhat-release", "CentOS release 6.10 (Final)\n"),
        ("/etc/SuSE-release", "SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n"),
        ("/etc/debian_version", "8.11\n"),
        ("/etc/hostname", "web-base\n"),
        ("/etc/sysconfig/network", "NETWORKING=yes\nHOSTNAME=web-1\n"),
        ("/etc/fstab", "# boot\nUUID=uuid-1 / ext4 errors=remount-ro 0 1\nLABEL=boot /boot ext4 defaults 0 2\n/dev/vda5 none swap sw 0 0\n"),
        ("/etc/network/interfaces", "source /etc/network/interfaces.d/*\nauto lo\niface lo inet loopback\niface eth0 inet static\n  address 10.0.0.2/24\niface eth0 inet6 static\n  address fd00::2/64\n"),
        ("/etc/network/interfaces.d/more", "allow-hotplug eth1\niface eth1 inet dhcp\n"),
        ("/etc/sysconfig/network-scripts/ifcfg-eth0", "TYPE=Ethernet\nDEVICE=\"eth0\"\nBOOTPROTO=static\nIPADDR=10.0.0.3\nIPV6INIT=yes\nIPV6ADDR=2001:db8::5/64\n"),
        ("/etc/sysconfig/network/ifcfg-eth1", "BOOTPROTO='static'\nIPADDR_1='fd00::1/64'\n"),
        ("/etc/netplan/01.yaml", "network:\n  version: 2\n  ethernets:\n    id0:\n      match: {macaddress: \"52:54:00:12:34:56\"}\n      set-name: eth0\n      addresses:\n        - 10.0.0.2/24\n        - \"2001:db8::7/64\"\n    ens3:\n      addresses: [10.0.0.2/24, 'fd00::9/64']\n      dhcp6: true\n"),
        ("/etc/systemd/network/10.network", "[Match]\nName=eth0\n\n[Network]\nDHCP=yes\nAddress=10.0.0.2/24\n[Address]\nAddress=2001:db8::3/64\n"),
        ("/etc/NetworkManager/system-connections/a.nmconnection", "[connection]\nid=a\ninterface-name=eth0\n[ipv6]\naddress1=2001:db8::1/64,fe80::1\nmethod=manual\n"),
        ("/etc/NetworkManager/NetworkManager.conf", "[main]\nplugins=keyfile\n"),
        ("/etc/cloud/cloud.cfg", "users:\n - default\n"),
        ("/bin/sh", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0002\0\u003e\0\u0001\0\0\0"),
        ($"/boot/vmlinuz-{Kernel}", "kernel"),
        ($"/boot/config-{Kernel}", "CONFIG_VIRTIO_BLK=y\nCONFIG_VIRTIO_PCI=y\nCONFIG_VIRTIO_NET=m\n"),
        ($"/lib/modules/{Kernel}/kernel/drivers/net/virtio_net.ko", "module"),
    ];

    /// <summary>A guest with all files, and one for each file that others would hide.</summary>
    public static IReadOnlyList<FuzzSeed> Seeds() =>
    [
        Seed("all", Files),
        .. Files.Where(x => x.Path.StartsWith("/etc/", StringComparison.Ordinal)).Select(x => Seed(x.Path, [x, .. Files.Where(y => !y.Path.StartsWith("/etc/", StringComparison.Ordinal))])),
    ];

    /// <summary>The files again, at the places that their marks give.</summary>
    public static IFileSystemReader Read(ReadOnlySpan<byte> content)
    {
        var files = new GuestFiles();
        foreach (var part in Encoding.Latin1.GetString(content).Split(Mark))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0)
            {
                files.Add(part[..end], Encoding.Latin1.GetBytes(part[(end + 1)..]));
            }
        }

        return files;
    }

    private static FuzzSeed Seed(string name, IEnumerable<(string Path, string Text)> files)
    {
        var bytes = Encoding.Latin1.GetBytes(string.Concat(files.Select(x => $"{Mark}{x.Path}\n{x.Text}")));
        return new(name, bytes, [(0, bytes.Length)]);
    }
}
