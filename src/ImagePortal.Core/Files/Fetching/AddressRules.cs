using System.Net;
using System.Net.Sockets;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Sorts addresses by the IANA registries of special-purpose addresses (RFC 6890), and a few known by their use.</summary>
internal static class AddressRules
{
    // Services that hand out a machine's credentials, some of them in ranges that are otherwise private or public.
    private static readonly IPNetwork[] Metadata = Networks("100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", "fd00:ec2::/32", "fd20:ce::254/128");

    private static readonly IPNetwork[] Loopback = Networks("127.0.0.0/8", "::1/128");

    private static readonly IPNetwork[] Private = Networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    // Of IPv6 only global unicast is public: mapped, compatible, translated (NAT64), link-local, site-local, multicast and the rest lie outside it.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Forbidden = Networks(
        "0.0.0.0/8",
        "169.254.0.0/16",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",

        // Protocol assignments: Teredo, benchmarking, ORCHID and others.
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20");

    internal static AddressKind KindOf(IPAddress address)
    {
        // A zone names an interface of this machine. For a mapped address the base library's networks give answers of either kind.
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && (address.ScopeId != 0 || address.IsIPv4MappedToIPv6))
        {
            return AddressKind.Forbidden;
        }

        return In(Metadata, address) ? AddressKind.Forbidden
            : In(Loopback, address) ? AddressKind.Loopback
            : In(Private, address) ? AddressKind.Private
            : In(Forbidden, address) ? AddressKind.Forbidden
            : address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address) ? AddressKind.Public
            : AddressKind.Forbidden;
    }

    private static bool In(IPNetwork[] networks, IPAddress address) => networks.Any(x => x.Contains(address));

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(x => IPNetwork.Parse(x))];
}
