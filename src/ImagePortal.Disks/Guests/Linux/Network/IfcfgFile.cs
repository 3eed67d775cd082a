namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>ifcfg files of Red Hat's network scripts and of SUSE's wicked (ifcfg(5)).</summary>
internal static class IfcfgFile
{
    private const string Prefix = "ifcfg-";
    private static readonly string[] Leftovers = [".bak", ".orig", ".rpmnew", ".rpmsave", ".rpmorig", ".template", "~"];
    private static readonly string[] AddressKeys = ["IPV6ADDR", "IPV6ADDR_SECONDARIES", "IPADDR"];

    public static bool IsOne(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && !Leftovers.Any(x => name.EndsWith(x, StringComparison.Ordinal));

    public static void Read(NetworkSetup setup, string text, string path)
    {
        var variables = ShellVariables.Parse(text);
        var fromPath = path[(path.LastIndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length)..];
        var name = variables.GetValueOrDefault("DEVICE") is { Length: > 0 } device ? device : fromPath;
        setup.AddInterface(name, variables.GetValueOrDefault("BOOTPROTO") ?? "static", path, LineOf(text, "DEVICE"));
        foreach (var (key, value) in variables)
        {
            if (Array.Exists(AddressKeys, x => key.StartsWith(x, StringComparison.Ordinal)) && value.Contains(':', StringComparison.Ordinal))
            {
                setup.AddIpv6(name, value, path, LineOf(text, key));
            }
        }

        if (variables.GetValueOrDefault("DHCPV6C") == "yes" || variables.GetValueOrDefault("BOOTPROTO") == "dhcp6")
        {
            setup.AddIpv6(name, "by DHCPv6", path, LineOf(text, "DHCPV6C"));
        }
    }

    private static int LineOf(string text, string key)
    {
        var at = text.IndexOf(key + "=", StringComparison.Ordinal);
        return at < 0 ? 1 : text.AsSpan(0, at).Count('\n') + 1;
    }
}
