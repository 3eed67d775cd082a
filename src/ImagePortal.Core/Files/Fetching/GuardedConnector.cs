using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Opens every connection to a far server: looks the name up, judges each address of the answer, and connects to one of exactly those.</summary>
internal sealed partial class GuardedConnector(FetchPolicy policy, IHostResolver resolver, ILogger<GuardedConnector> logger)
{
    private const int MaxAddresses = 4;

    /// <summary>Opens the connection itself.</summary>
    internal Func<IPEndPoint, CancellationToken, Task<Stream>> Dial { get; init; } = DialAsync;

    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(target.Host, cancellationToken);

        // One address that may not be reached spoils the whole answer: such a name is made to mislead.
        foreach (var address in addresses.Where(x => !policy.Admits(target.Host, target.Port, x)))
        {
            LogRefused(target.Host, address, AddressRules.KindOf(address));
            throw new RefusedAddressException();
        }

        for (var tried = 0; ; tried++)
        {
            try
            {
                return await Dial(new IPEndPoint(addresses[tried], target.Port), cancellationToken);
            }
            catch (SocketException) when (tried + 1 < Math.Min(addresses.Length, MaxAddresses))
            {
                // The next one may answer.
            }
        }
    }

    private static async Task<Stream> DialAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var addresses = await resolver.ResolveAsync(host, cancellationToken);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host} is not fetched from: it has the address {Address}, which is {Kind}")]
    private partial void LogRefused(string host, IPAddress address, AddressKind kind);
}
