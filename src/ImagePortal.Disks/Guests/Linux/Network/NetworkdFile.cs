namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>systemd-networkd's <c>.network</c> files (systemd.network(5)).</summary>
internal static class NetworkdFile
{
    public static void Read(NetworkSetup setup, string text, string path)
    {
        var lines = IniLines.Parse(text).ToList();
        var match = lines.Find(x => x is { Section: "Match", Key: "Name" });
        var method = lines.Find(x => x is { Section: "Network", Key: "DHCP" }).Value is { } dhcp && dhcp != "no" ? "dhcp" : "static";
        var names = (match.Value ?? "*").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            setup.AddInterface(name, method, path, match.Line);
        }

        foreach (var (section, key, value, line) in lines)
        {
            if (section is "Network" or "Address" && key == "Address" && value.Contains(':', StringComparison.Ordinal))
            {
                setup.AddIpv6(string.Join(' ', names), value, path, line);
            }

            if (section == "Network" && key == "DHCP" && value is "ipv6" or "v6")
            {
                setup.AddIpv6(string.Join(' ', names), "by DHCPv6", path, line);
            }
        }
    }
}
