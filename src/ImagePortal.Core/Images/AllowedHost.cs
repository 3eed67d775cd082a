using System.Globalization;
using System.Net;

namespace ImagePortal.Core.Images;

/// <summary>An entry of <c>Portal:Imports:AllowedHosts</c>: a host, and perhaps the only port it is meant with.</summary>
internal sealed record AllowedHost(string Host, int? Port)
{
    /// <summary>Null for what is neither <c>host</c> nor <c>host:port</c>, nor the same with an IPv6 address in brackets.</summary>
    internal static AllowedHost? Parse(string text)
    {
        var entry = text.Trim().ToLowerInvariant();
        var colon = entry.IndexOf(':', entry.StartsWith('[') ? Math.Max(0, entry.IndexOf(']', StringComparison.Ordinal)) : 0);
        var (host, port) = colon < 0 ? (entry, null) : (entry[..colon], entry[(colon + 1)..]);
        if (host is ['[', .. var inside, ']'])
        {
            host = IPAddress.TryParse(inside, out var six) ? six.ToString() : "";
        }

        return host.Length == 0 || host.AsSpan().IndexOfAny("/@[]*") >= 0 ? null
            : port is null ? new AllowedHost(host, null)
            : ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new AllowedHost(host, number)
            : null;
    }

    internal bool Is(string host, int port) => Host == host && (Port is null || Port == port);
}
