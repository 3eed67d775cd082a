using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>A server on this machine that answers each request with the very bytes the test says.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Func<Exchange, Task> _answer;
    private readonly Task _accepting;
    private int _connections;

    internal HostileServer(Func<Exchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    internal int Port { get; }

    internal Uri Address => new($"http://127.0.0.1:{Port}/disks/disk.qcow2");

    internal int Connections => Volatile.Read(ref _connections);

    /// <summary>The heads of all requests.</summary>
    internal IReadOnlyList<string> Requests => [.. _heads];

    /// <summary>Serves the content in parts, as good servers do.</summary>
    internal static HostileServer Of(byte[] content, string? tag = "\"one\"") => new(x => x.ServeAsync(content, tag));

    /// <summary>The same answer to every request, then the connection is closed.</summary>
    internal static HostileServer Saying(string answer) => new(x => x.SayAsync(answer));

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
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                connections.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var exchange = new Exchange { Stream = client.GetStream(), Stop = _stop.Token };
                while (!exchange.IsOver && await ReadHeadAsync(exchange.Stream) is { } head)
                {
                    _heads.Enqueue(head);
                    exchange = new Exchange { Stream = exchange.Stream, Stop = _stop.Token, Head = head, Number = _heads.Count };
                    await _answer(exchange);
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The client has had enough, or the test is over.
            }
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }

    /// <summary>One request and the connection to answer it on.</summary>
    internal sealed class Exchange
    {
        internal required NetworkStream Stream { get; init; }

        internal CancellationToken Stop { get; init; }

        internal string Head { get; init; } = "";

        /// <summary>Counted from one, over all connections.</summary>
        internal int Number { get; init; }

        internal bool IsOver { get; private set; }

        internal (long From, long To)? Range =>
            Regex.Match(Head, @"Range: bytes=(\d+)-(\d+)", RegexOptions.IgnoreCase) is { Success: true } asked
                ? (long.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(asked.Groups[2].Value, CultureInfo.InvariantCulture))
                : null;

        internal async Task WriteAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text), Stop);

        internal async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await Stream.WriteAsync(bytes, Stop);

        /// <summary>The last of this connection.</summary>
        internal async Task SayAsync(string text)
        {
            await WriteAsync(text);
            Close();
        }

        internal void Close() => IsOver = true;

        internal async Task ServeAsync(byte[] content, string? tag)
        {
            var (from, to) = Range ?? (0, content.Length - 1);
            to = Math.Min(to, content.Length - 1);
            await WriteAsync($"{PartHead(from, to, content.Length, tag)}\r\n");
            await WriteAsync(content.AsMemory((int)from, (int)(to - from + 1)));
        }

        internal static string PartHead(long from, long to, long length, string? tag) =>
            $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{to}/{length}\r\nContent-Length: {to - from + 1}\r\n{(tag is null ? "" : $"ETag: {tag}\r\n")}";
    }
}
