using System.Net.Sockets;
using System.Text;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Sends what no client would, and reads what comes back until the connection ends.</summary>
internal static class RawSocket
{
    internal static async Task<string> SendAsync(Uri portal, params string[] parts)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Host, portal.Port, cancellation);
        await using var stream = client.GetStream();
        foreach (var part in parts)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), cancellation);
            await stream.FlushAsync(cancellation);
        }

        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, cancellation);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>The head of a call that ends its connection, with other headers beside those that were signed.</summary>
    internal static string HeadOf(HttpRequestMessage call, params string[] more)
    {
        var head = new StringBuilder("POST / HTTP/1.1\r\nConnection: close\r\n").Append("Host: ").Append(call.RequestUri!.Authority).Append("\r\n");
        foreach (var (name, values) in call.Headers.NonValidated.Concat(call.Content!.Headers.NonValidated).Where(x => x.Key != "Content-Length"))
        {
            head.Append(name).Append(": ").Append(values.ToString()).Append("\r\n");
        }

        return head.AppendJoin("\r\n", [.. more, "", ""]).ToString();
    }
}
