using System.Net;
using System.Net.Sockets;
using ImagePortal.Disks.Guests.Windows.Registry;

namespace ImagePortal.Disks.Guests.Windows;

/// <summary>Adapters and their addresses from the SYSTEM hive (R86).</summary>
internal sealed class WindowsNetworkReader(Hive system, string controlSet)
{
    private const string AdapterClass = "{4D36E972-E325-11CE-BFC1-08002BE10318}";
    private const string Ipv6Module = "{eb004a01-9b1a-11d4-9123-0050047759bc}";
    private const int LuidDigits = 16;
    private const int AddressDigits = 32;
    private const int Max = 64;

    public async Task<WindowsNetwork> ReadAsync(CancellationToken cancellationToken)
    {
        var (interfaces, ipv6) = (new List<WindowsInterface>(), new List<WindowsAddress>());
        foreach (var family in new[] { "Tcpip", "Tcpip6" })
        {
            var parent = $@"{controlSet}\Services\{family}\Parameters\Interfaces";
            foreach (var id in (await system.SubkeysAsync(parent, cancellationToken)).Take(Max))
            {
                await ReadAddressesAsync($@"{parent}\{id}", ipv6, cancellationToken);
                if (family == "Tcpip" && await AdapterAsync(parent, id, cancellationToken) is { } adapter)
                {
                    interfaces.Add(adapter);
                }
            }
        }

        await ReadStoreAsync(ipv6, cancellationToken);
        return new(interfaces, [.. ipv6.DistinctBy(x => x.Address)]);
    }

    /// <summary>A device of its own, that no software made up (ROOT, SWD), tells an adapter from tunnels and dial-up.</summary>
    private async Task<WindowsInterface?> AdapterAsync(string parent, string id, CancellationToken cancellationToken)
    {
        var connection = $@"{controlSet}\Control\Network\{AdapterClass}\{id}\Connection";
        if ((await system.ValueAsync(connection, "PnpInstanceID", cancellationToken))?.Text is not { Length: > 0 } device
            || device.StartsWith(@"ROOT\", StringComparison.OrdinalIgnoreCase) || device.StartsWith(@"SWD\", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = (await system.ValueAsync(connection, "Name", cancellationToken))?.Text;
        var usesDhcp = (await system.ValueAsync($@"{parent}\{id}", "EnableDHCP", cancellationToken))?.Number is not 0;
        return new(name is { Length: > 0 } ? name : id, usesDhcp ? "dhcp" : "static", $@"HKLM\SYSTEM\{parent}\{id}", device);
    }

    private async Task ReadAddressesAsync(string key, List<WindowsAddress> found, CancellationToken cancellationToken)
    {
        foreach (var value in await system.ValuesAsync(key, x => x.Contains("Address", StringComparison.OrdinalIgnoreCase), cancellationToken))
        {
            foreach (var text in value.Texts)
            {
                Add(found, text.Split('/')[0], $@"HKLM\SYSTEM\{key}, value {value.Name}");
            }
        }
    }

    /// <summary>Where netsh keeps addresses that are set by hand: the interface's number and the address are the value's name, in hexadecimal.</summary>
    private async Task ReadStoreAsync(List<WindowsAddress> found, CancellationToken cancellationToken)
    {
        var key = $@"{controlSet}\Control\Nsi\{Ipv6Module}\10";
        foreach (var value in await system.ValuesAsync(key, x => x.Length == LuidDigits + AddressDigits && x.All(char.IsAsciiHexDigit), cancellationToken))
        {
            Add(found, new IPAddress(Convert.FromHexString(value.Name[LuidDigits..])).ToString(), $@"HKLM\SYSTEM\{key}, value {value.Name}");
        }
    }

    private static void Add(List<WindowsAddress> found, string text, string key)
    {
        if (found.Count < Max && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            && !address.IsIPv6LinkLocal && !address.Equals(IPAddress.IPv6Any) && !IPAddress.IsLoopback(address))
        {
            found.Add(new(address.ToString(), key));
        }
    }
}
