namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>The guest's network as its configuration files state it; loopback is left out.</summary>
public sealed class NetworkSetup
{
    private const int Max = 64;
    private readonly List<ConfiguredInterface> _interfaces = [];
    private readonly List<ConfiguredAddress> _ipv6 = [];
    private readonly List<string> _patterns = [];

    public IReadOnlyList<ConfiguredInterface> Interfaces => _interfaces;

    /// <summary>IPv6 addresses that are set or asked for by DHCP (R75).</summary>
    public IReadOnlyList<ConfiguredAddress> Ipv6 => _ipv6;

    /// <summary>Configurations that name no single interface, such as <c>en* (/etc/systemd/network/10.network)</c>.</summary>
    public IReadOnlyList<string> Patterns => _patterns;

    /// <summary>NetworkManager is installed and brings up what nobody configured.</summary>
    public bool HasNetworkManager { get; set; }

    /// <summary>Adds an interface once; names with wildcards are kept apart. An alias such as eth0:1 is its interface.</summary>
    public void AddInterface(string name, string method, string source, int line)
    {
        name = name.Split(':')[0].Trim();
        if (name is "" or "lo" || _interfaces.Count + _patterns.Count >= Max)
        {
            return;
        }

        if (name.AsSpan().ContainsAny("*?[! "))
        {
            _patterns.Add($"{name} ({source})");
        }
        else if (_interfaces.TrueForAll(x => x.Name != name))
        {
            _interfaces.Add(new(name, method, source, line));
        }
    }

    public void AddPattern(string pattern, string source) => AddInterface(pattern + "*", "", source, 0);

    public void AddIpv6(string name, string address, string source, int line)
    {
        if (name != "lo" && !address.StartsWith("::1", StringComparison.Ordinal) && _ipv6.Count < Max)
        {
            _ipv6.Add(new(name, address, source, line));
        }
    }
}
