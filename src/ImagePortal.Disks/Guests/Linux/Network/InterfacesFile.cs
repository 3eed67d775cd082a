namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>Debian's ifupdown: <c>iface NAME FAMILY METHOD</c> and the options below it (interfaces(5)).</summary>
internal static class InterfacesFile
{
    public static void Read(NetworkSetup setup, string text, string path)
    {
        string? ipv6Interface = null;
        foreach (var (line, number) in text.Split('\n').Select((x, i) => (x.Trim(), i + 1)))
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["iface", string name, "inet6", string inet6Method, ..]:
                    ipv6Interface = name;
                    setup.AddInterface(name, inet6Method, path, number);
                    if (inet6Method == "dhcp")
                    {
                        setup.AddIpv6(name, "by DHCPv6", path, number);
                    }

                    break;
                case ["iface", string name, .. string[] rest]:
                    ipv6Interface = null;
                    setup.AddInterface(name, rest is [_, string method, ..] ? method : "static", path, number);
                    break;
                case ["address", string address, ..] when ipv6Interface is not null || address.Contains(':', StringComparison.Ordinal):
                    setup.AddIpv6(ipv6Interface ?? "an interface", address, path, number);
                    break;
                case ["auto" or "mapping" or "source" or "source-directory", ..]:
                    ipv6Interface = null;
                    break;
            }
        }
    }
}
