using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ImagePortal.Core.Instances.Network;

/// <summary>Which addresses of the subnet instances may have.</summary>
internal sealed class AddressPlan
{
    private const int Smallest = 8;
    private const int Largest = 27;

    // Gateway, name servers and whatever else the network wants of its own.
    private const uint Reserved = 16;

    private readonly string _subnet;
    private readonly uint _base;
    private readonly uint _last;
    private readonly uint _gateway;
    private readonly IReadOnlyList<string> _dns;

    private AddressPlan(string subnet, uint start, uint last, uint gateway, IReadOnlyList<string> dns) =>
        (_subnet, _base, _last, _gateway, _dns) = (subnet, start, last, gateway, dns);

    internal bool IsGatewayInside => _gateway > _base && _gateway < _last;

    // The last address is the broadcast's.
    private uint Count => _last - _base - Reserved;

    /// <summary>Null where the subnet is none that can be used.</summary>
    internal static AddressPlan? Parse(NetworkOptions options)
    {
        if (!IPNetwork.TryParse(options.Subnet, out var network) || NumberOf(network.BaseAddress) is not { } start || network.PrefixLength is < Smallest or > Largest)
        {
            return null;
        }

        var gateway = options.Gateway is { Length: > 0 } named ? NumberOf(named) ?? 0 : start + 1;
        return new(network.ToString(), start, start | (uint.MaxValue >> network.PrefixLength), gateway, options.Dns.Count > 0 ? options.Dns : [TextOf(start + 2)]);
    }

    internal static uint? NumberOf(string address) => IPAddress.TryParse(address, out var parsed) && parsed.ToString() == address ? NumberOf(parsed) : null;

    internal static string TextOf(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>A name server inside the subnet: one that the network names, or an address that no instance has.</summary>
    internal static string NameServerWithin(InstanceNetwork network)
    {
        var subnet = IPNetwork.Parse(network.Subnet);
        var start = NumberOf(subnet.BaseAddress)!.Value;
        return network.Dns.FirstOrDefault(x => x != network.Gateway && subnet.Contains(IPAddress.Parse(x)))
            ?? TextOf(start + (network.Gateway == TextOf(start + 2) ? 3U : 2U));
    }

    /// <summary>The first <paramref name="count"/> free ones from a place of the caller's choice on, so that an address is not given anew at once; fewer where no more are free.</summary>
    internal List<InstanceNetwork> Find(IReadOnlySet<string> taken, int count, uint from)
    {
        var found = new List<InstanceNetwork>();
        for (var step = 0U; step < Count && found.Count < count; step++)
        {
            var number = _base + Reserved + ((from % Count) + step) % Count;
            var address = TextOf(number);
            if (number != _gateway && !taken.Contains(address) && !_dns.Contains(address))
            {
                found.Add(new(address, _subnet, TextOf(_gateway), _dns));
            }
        }

        return found;
    }

    private static uint? NumberOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()) : null;
}
