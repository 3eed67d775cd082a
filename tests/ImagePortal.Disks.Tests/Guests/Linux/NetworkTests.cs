namespace ImagePortal.Disks.Tests.Guests.Linux;

/// <summary>Interfaces and IPv6 addresses from every configuration format (R74, R75).</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("/etc/network/interfaces", "auto lo\niface lo inet loopback\nallow-hotplug eth0\niface eth0 inet dhcp\n", "eth0:dhcp:4", "")]
    [InlineData("/etc/network/interfaces", "iface eth0 inet static\n  address 10.0.0.2\niface eth0 inet6 static\n  address fd00::2/64\n", "eth0:static:1", "fd00::2/64:4")]
    [InlineData("/etc/network/interfaces", "iface eth0 inet dhcp\niface eth0 inet6 auto\niface eth1 inet dhcp\n", "eth0:dhcp:1 eth1:dhcp:3", "")]
    [InlineData("/etc/network/interfaces", "iface eth0 inet6 dhcp", "eth0:dhcp:1", "by DHCPv6:1")]
    [InlineData("/etc/sysconfig/network-scripts/ifcfg-eth0", "TYPE=Ethernet\nDEVICE=\"eth0\"\nBOOTPROTO=dhcp\nIPV6INIT=yes\nIPV6_AUTOCONF=yes\n", "eth0:dhcp:2", "")]
    [InlineData("/etc/sysconfig/network-scripts/ifcfg-eth0", "DEVICE=eth0\nIPV6ADDR=2001:db8::5/64\n", "eth0:static:1", "2001:db8::5/64:2")]
    [InlineData("/etc/sysconfig/network/ifcfg-eth1", "BOOTPROTO='dhcp'\n", "eth1:dhcp:1", "")]
    [InlineData("/etc/sysconfig/network-scripts/ifcfg-eth0.bak", "DEVICE=eth0\n", "", "")]
    [InlineData("/etc/netplan/01.yaml", "network:\n  version: 2\n  ethernets:\n    eth0:\n      dhcp4: true\n", "eth0:dhcp:4", "")]
    [InlineData("/etc/netplan/01.yaml", "network:\n  ethernets:\n    id0:\n      match:\n        macaddress: 52:54:00:12:34:56\n      set-name: eth0\n      addresses:\n        - 10.0.0.2/24\n        - \"2001:db8::7/64\"\n", "eth0:static:3", "2001:db8::7/64:9")]
    [InlineData("/etc/netplan/01.yaml", "network:\n  ethernets:\n    ens3:\n      addresses: [10.0.0.2/24, 'fd00::9/64']\n      dhcp6: true\n", "ens3:static:3", "fd00::9/64:4 by DHCPv6:5")]
    [InlineData("/etc/netplan/01.yaml", "network:\n  ethernets:\n    all:\n      match:\n        name: \"e*\"\n      dhcp4: true\n", "", "")]
    [InlineData("/etc/systemd/network/10.network", "[Match]\nName=eth0\n\n[Network]\nDHCP=yes\n", "eth0:dhcp:2", "")]
    [InlineData("/etc/systemd/network/10.network", "[Match]\nName=eth0\n[Network]\nAddress=10.0.0.2/24\n[Address]\nAddress=2001:db8::3/64\n", "eth0:static:2", "2001:db8::3/64:6")]
    [InlineData("/etc/NetworkManager/system-connections/a.nmconnection", "[connection]\nid=a\ninterface-name=eth0\n[ipv4]\nmethod=auto\n[ipv6]\nmethod=auto\n", "eth0:dhcp:3", "")]
    [InlineData("/etc/NetworkManager/system-connections/a.nmconnection", "[connection]\ninterface-name=eth0\n[ipv6]\naddress1=2001:db8::1/64,fe80::1\nmethod=manual\n", "eth0:dhcp:2", "2001:db8::1/64:4")]
    public async Task A_configuration_file_tells_interfaces_and_addresses_with_their_lines(string path, string text, string interfaces, string ipv6)
    {
        var guest = await Guest.ReadAsync(Guest.Debian().Remove("/etc/network").Add(path, text));

        Assert.Equal(interfaces, string.Join(' ', guest!.Network.Interfaces.Select(x => $"{x.Name}:{x.Method}:{x.Line}")));
        Assert.Equal(ipv6, string.Join(' ', guest.Network.Ipv6.Select(x => $"{x.Address}:{x.Line}")));
        Assert.All(guest.Network.Interfaces, x => Assert.Equal(path, x.Source));
    }

    [Fact]
    public async Task Included_interface_files_count_only_when_they_are_included()
    {
        var files = Guest.Debian().Add("/etc/network/interfaces.d/more", "iface eth1 inet dhcp\n");
        var alone = await Guest.ReadAsync(files);
        var included = await Guest.ReadAsync(files.Add("/etc/network/interfaces", "source /etc/network/interfaces.d/*\niface eth0 inet dhcp\n"));

        Assert.Equal(["eth0"], alone!.Network.Interfaces.Select(x => x.Name));
        Assert.Equal(["eth0", "eth1"], included!.Network.Interfaces.Select(x => x.Name));
    }
}
