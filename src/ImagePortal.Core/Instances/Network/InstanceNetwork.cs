using System.Globalization;
using System.Net;

namespace ImagePortal.Core.Instances.Network;

/// <summary>The network of one instance, as its file says it (R76, R87): one card (R86), one address, and nothing beyond the subnet is reached.</summary>
/// <param name="Subnet">With its prefix, such as 10.0.0.0/16.</param>
/// <param name="Dns">At least one.</param>
public sealed record InstanceNetwork(string Address, string Subnet, string Gateway, IReadOnlyList<string> Dns)
{
    private const int AddressBits = 32;

    public int PrefixLength => int.Parse(Subnet.AsSpan(Subnet.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    public string Mask => new IPAddress(
        [.. BitConverter.GetBytes(IPAddress.HostToNetworkOrder((int)(uint.MaxValue << (AddressBits - PrefixLength))))]).ToString();

    /// <summary>Of the machine's own making (second bit of the first byte), and as much its own as the address.</summary>
    public string Mac => "52:54:" + string.Join(':', IPAddress.Parse(Address).GetAddressBytes().Select(x => x.ToString("x2", CultureInfo.InvariantCulture)));
}
