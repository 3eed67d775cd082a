using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>The portal as somebody far away reaches it: what is sent arrives later, in both directions, and in order.</summary>
internal sealed class DistantPortal : IAsyncDisposable
{
    private const int PieceSize = 64 << 10;
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _portal;
    private readonly TimeSpan _oneWay;
    private readonly Task _running;

    /// <param name="roundTrip">Added to each round trip.</param>
    public DistantPortal(Uri portal, TimeSpan roundTrip)
    {
        (_portal, _oneWay) = (portal, roundTrip / 2);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _running = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }

        await Task.WhenAll(connections);
    }

    private async Task RelayAsync(TcpClient visitor)
    {
        using (visitor)
        using (var portal = new TcpClient { NoDelay = true })
        {
            visitor.NoDelay = true;
            await portal.ConnectAsync(_portal.Host, _portal.Port, _end.Token);
            await Task.WhenAll(CarryAsync(visitor, portal), CarryAsync(portal, visitor)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to)
    {
        var underWay = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var delivering = DeliverAsync(underWay.Reader, to.GetStream());
        var buffer = new byte[PieceSize];
        while (await from.GetStream().ReadAsync(buffer, _end.Token) is var read and > 0)
        {
            underWay.Writer.TryWrite((Environment.TickCount64 + (long)_oneWay.TotalMilliseconds, buffer[..read]));
        }

        underWay.Writer.Complete();
        await delivering;
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task DeliverAsync(ChannelReader<(long Due, byte[] Bytes)> pieces, NetworkStream to)
    {
        await foreach (var (due, bytes) in pieces.ReadAllAsync(_end.Token))
        {
            if (due - Environment.TickCount64 is var wait and > 0)
            {
                await Task.Delay((int)wait, _end.Token);
            }

            await to.WriteAsync(bytes, _end.Token);
        }
    }
}
