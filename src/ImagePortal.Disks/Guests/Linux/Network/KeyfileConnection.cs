namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>NetworkManager's connection profiles (nm-settings-keyfile(5)).</summary>
internal static class KeyfileConnection
{
    public static void Read(NetworkSetup setup, string text, string path)
    {
        var lines = IniLines.Parse(text).ToList();
        var connection = lines.Find(x => x is { Section: "connection", Key: "interface-name" });
        var method = lines.Find(x => x is { Section: "ipv4", Key: "method" }).Value == "manual" ? "static" : "dhcp";
        var name = connection.Value is { Length: > 0 } named ? named : "any interface";
        setup.AddInterface(name, method, path, connection.Line);
        foreach (var (section, key, value, line) in lines)
        {
            if (section == "ipv6" && key.StartsWith("address", StringComparison.Ordinal) && value.Contains(':', StringComparison.Ordinal))
            {
                setup.AddIpv6(name, value.Split(',')[0], path, line);
            }

            if (section == "ipv6" && key == "method" && value == "dhcp")
            {
                setup.AddIpv6(name, "by DHCPv6", path, line);
            }
        }
    }
}
