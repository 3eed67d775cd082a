using System.Net;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Which addresses the portal reads from (section <c>Portal:Imports</c>).</summary>
internal sealed class FetchPolicy(IOptionsMonitor<ImportLimits> limits)
{
    private static readonly int[] WebPorts = [443, 80];

    private ImportLimits Limits => limits.CurrentValue;

    /// <summary>Judges what the text alone tells, before any name is looked up.</summary>
    /// <param name="from">The address that led here; null for the first.</param>
    internal Result Judge(FetchAddress address, FetchAddress? from)
    {
        if (!address.IsSecure && (!Limits.AllowHttp || from is { IsSecure: true }))
        {
            return FetchErrors.NotSecure;
        }

        var (host, port) = (address.Host, address.Uri.Port);
        var named = IsNamed(host, port);
        var known = named || (!Limits.OnlyAllowedHosts && (Limits.AllowedPorts ?? WebPorts).Contains(port) && !address.IsLocalName);
        return known && (!IPAddress.TryParse(host, out var literal) || Admits(host, port, literal)) ? Result.Done : FetchErrors.Unreachable;
    }

    /// <summary>Whether a connection may go to this address of the host.</summary>
    internal bool Admits(string host, int port, IPAddress address) => AddressRules.KindOf(address) switch
    {
        AddressKind.Public => true,
        AddressKind.Private => IsNamed(host, port),
        AddressKind.Loopback => Limits.AllowedHosts.Any(x => AllowedHost.Parse(x) is { Port: not null } allowed && allowed.Is(host, port)),
        _ => false,
    };

    private bool IsNamed(string host, int port) => Limits.AllowedHosts.Any(x => AllowedHost.Parse(x)?.Is(host, port) == true);
}
