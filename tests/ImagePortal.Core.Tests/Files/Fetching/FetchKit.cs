using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ImagePortal.Core.Files.Fetching;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>The guarded fetcher without a portal around it. Every address it would connect to is written down first.</summary>
internal sealed class FetchKit : IDisposable
{
    private readonly ConcurrentQueue<IPEndPoint> _dialled = new();

    internal FetchKit(ImportLimits limits, IHostResolver? resolver = null, FetchLimits? patience = null)
    {
        var options = new FixedOptions<ImportLimits>(limits);
        Policy = new FetchPolicy(options);
        var connector = new GuardedConnector(Policy, resolver ?? new ScriptedResolver("192.0.2.1"), NullLogger<GuardedConnector>.Instance) { Dial = DialAsync };
        Fetcher = new GuardedFetcher(Policy, connector, new FetchTrust(options), patience ?? Quick, TimeProvider.System, NullLogger<GuardedFetcher>.Instance);
    }

    /// <summary>Tries as often as in earnest, without the pauses.</summary>
    internal static FetchLimits Quick { get; } = new() { FirstPause = TimeSpan.Zero };

    internal FetchPolicy Policy { get; }

    internal GuardedFetcher Fetcher { get; }

    internal IReadOnlyList<IPEndPoint> Dialled => [.. _dialled];

    /// <summary>Where connections to public addresses end up.</summary>
    internal IPEndPoint? Stage { get; init; }

    /// <summary>Reads from this server, which is named in the settings.</summary>
    internal static FetchKit For(HostileServer server, FetchLimits? patience = null) =>
        new(new ImportLimits { AllowHttp = true, AllowedHosts = [server.Address.Authority] }, patience: patience);

    internal async Task<RemoteFile> LookAsync(string url)
    {
        var address = FetchAddress.Parse(url);
        return address.Ok
            ? await RemoteFile.LookAsync(Fetcher, address.Value, TestContext.Current.CancellationToken)
            : throw new DiskSourceException(address.Error, mayPass: false);
    }

    internal async Task<HttpRangeSource> OpenAsync(Uri url)
    {
        var address = TestPortalAccepted(FetchAddress.Parse(url.AbsoluteUri));
        return new HttpRangeSource(Fetcher, address, await RemoteFile.LookAsync(Fetcher, address, TestContext.Current.CancellationToken));
    }

    /// <summary>The code of the refusal that a look ends in.</summary>
    internal async Task<string> RefusalOfAsync(string url) => (await Assert.ThrowsAsync<DiskSourceException>(() => LookAsync(url))).Refusal.Code;

    public void Dispose() => Fetcher.Dispose();

    private static FetchAddress TestPortalAccepted(Result<FetchAddress> address) => address.Value ?? throw new InvalidOperationException(address.Error?.Message);

    private async Task<Stream> DialAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        _dialled.Enqueue(target);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.IsLoopback(target.Address) ? target : Stage ?? throw new SocketException((int)SocketError.NetworkUnreachable), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
