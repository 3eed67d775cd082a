using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImagePortal.Storage.Tests;

/// <summary>Stands before an HTTP service and spoils some of the connections to it.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private Func<int, int, Fault?> _faults = (_, _) => null;
    private int _requests;

    public FaultProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What happens to a request.</summary>
    public enum FaultKind
    {
        /// <summary>An answer with <see cref="Fault.Number"/> as its status.</summary>
        Status,

        /// <summary>No answer for that many milliseconds.</summary>
        Slow,

        /// <summary>The connection is cut after so many bytes of the answer.</summary>
        Cut,
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <param name="faults">
    /// Told the number of each request from now on, and how often the same was made before, both counted from 1; null lets it pass.
    /// </param>
    public void Spoil(Func<int, int, Fault?> faults)
    {
        _attempts.Clear();
        (_faults, _requests) = (faults, 0);
    }

    public void Mend() => Spoil((_, _) => null);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    /// <summary>One request a connection: each answer says that it is the last.</summary>
    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ServeAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The client has had enough, or the test is over.
            }

            // Cut, not closed: what was not read yet is lost.
            client.LingerState = new(true, 0);
        }
    }

    private async Task ServeAsync(NetworkStream client)
    {
        var request = await ReadRequestAsync(client);
        var line = Encoding.ASCII.GetString(request.AsSpan(0, request.AsSpan().IndexOf((byte)'\r')));
        var fault = _faults(Interlocked.Increment(ref _requests), _attempts.AddOrUpdate(line, 1, (_, count) => count + 1));
        if (fault is { Kind: FaultKind.Status } status)
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status.Number} Trouble\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stop.Token);
            await CloseAsync(client);
            return;
        }

        if (fault is { Kind: FaultKind.Slow } slow)
        {
            await Task.Delay(slow.Number, _stop.Token);
        }

        using var service = new TcpClient();
        await service.ConnectAsync(_target.Host, _target.Port, _stop.Token);
        await service.GetStream().WriteAsync(request, _stop.Token);
        await CopyAsync(service.GetStream(), client, fault is { Kind: FaultKind.Cut } cut ? cut.Number : int.MaxValue);
        if (fault is not { Kind: FaultKind.Cut })
        {
            await CloseAsync(client);
        }
    }

    /// <summary>The whole request, told to be the last of its connection.</summary>
    private async Task<byte[]> ReadRequestAsync(NetworkStream client)
    {
        var bytes = new List<byte>();
        var buffer = new byte[65536];
        var head = -1;
        var length = 0;
        while (head < 0 || bytes.Count < head + length)
        {
            var read = await client.ReadAsync(buffer, _stop.Token);
            bytes.AddRange(read > 0 ? buffer.AsSpan(0, read) : throw new IOException("The client is gone."));
            if (head < 0 && Encoding.ASCII.GetString([.. bytes]) is var text && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            {
                head = end + 4;
                length = LengthOf(text[..end]);
                if (text.Contains("100-continue", StringComparison.OrdinalIgnoreCase))
                {
                    await client.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop.Token);
                }
            }
        }

        var lines = Encoding.ASCII.GetString([.. bytes[..head]]).Split("\r\n").Where(line => !IsHopByHop(line)).ToList();
        lines.Insert(1, "Connection: close");
        return [.. Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), .. bytes[head..]];
    }

    private static bool IsHopByHop(string line) =>
        line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase);

    private static int LengthOf(string head) =>
        head.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..], null)).SingleOrDefault();

    private async Task CopyAsync(NetworkStream from, NetworkStream to, int limit)
    {
        var buffer = new byte[16384];
        for (var done = 0; done < limit;)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, limit - done)), _stop.Token);
            if (read == 0)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            done += read;
        }
    }

    private async Task CloseAsync(NetworkStream client)
    {
        client.Socket.Shutdown(SocketShutdown.Send);
        while (await client.ReadAsync(new byte[1024], _stop.Token) > 0)
        {
        }
    }

    public sealed record Fault(FaultKind Kind, int Number);
}
