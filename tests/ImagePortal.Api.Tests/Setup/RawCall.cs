using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>A call as bytes: caught from one client, changed, and sent again.</summary>
internal sealed record RawCall(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>Waits for one call at <paramref name="listener"/> and answers it with nothing.</summary>
    internal static async Task<RawCall> CatchAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        await using var stream = client.GetStream();
        var received = new StringBuilder();
        var buffer = new byte[64 << 10];
        while (true)
        {
            received.Append(Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer, cancellationToken)));
            var text = received.ToString();
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            var call = Parse(text, end);
            var length = call.Headers.FirstOrDefault(x => x.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
            if (length is null || call.Body.Length >= int.Parse(length, null))
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 34\r\nConnection: close\r\n\r\n{\"Response\":{\"RequestId\":\"1234\"}}\n"u8.ToArray(), cancellationToken);
                return call;
            }
        }
    }

    internal string Header(string name) => Headers.First(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal RawCall WithHeader(string name, Func<string, string> change) => this with
    {
        Headers = [.. Headers.Select(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? (x.Name, change(x.Value)) : x)],
    };

    /// <summary>The code that the portal answers with; OK when it does what is asked.</summary>
    internal async Task<string> SendAsync(Uri portal, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Host, portal.Port, cancellationToken);
        await using var stream = client.GetStream();
        var kept = Headers.Where(x => x.Name.ToLowerInvariant() is not ("content-length" or "connection" or "transfer-encoding"));
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in kept)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("Content-Length: ").Append(Encoding.Latin1.GetByteCount(Body)).Append("\r\nConnection: close\r\n\r\n").Append(Body);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), cancellationToken);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, cancellationToken);
        var text = Encoding.UTF8.GetString(answer.ToArray());
        Assert.StartsWith("HTTP/1.1 200 ", text, StringComparison.Ordinal);
        return ApiClient.CodeOf(JsonElement.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("Response"));
    }

    private static RawCall Parse(string text, int end)
    {
        var lines = text[..end].Split("\r\n");
        var first = lines[0].Split(' ');
        return new RawCall(first[0], first[1], [.. lines.Skip(1).Select(x => (x[..x.IndexOf(':', StringComparison.Ordinal)], x[(x.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))], text[(end + 4)..]);
    }
}
