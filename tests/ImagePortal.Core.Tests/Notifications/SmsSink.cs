using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>A real HTTP gateway for one test: keeps what it is handed, and answers as it is told, 200 where it is told nothing.</summary>
internal sealed class SmsSink : IAsyncDisposable
{
    internal const string Secret = "s3cr&t";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    private SmsSink(int port)
    {
        Url = $"http://127.0.0.1:{port}/send";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    internal string Url { get; }

    internal ConcurrentQueue<(string Method, string PathAndQuery, string? Key, string? Authorization, string? ContentType, string Body)> Requests { get; } = new();

    /// <summary>Answers to come, first in first out. Null: no answer at all until the sink goes.</summary>
    internal ConcurrentQueue<HttpStatusCode?> Answers { get; } = new();

    internal static SmsSink Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new SmsSink(port);
    }

    /// <summary>Settings of a portal that sends through this gateway.</summary>
    internal Dictionary<string, string?> Settings(params (string Name, string Value)[] more)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Portal:Sms:Url"] = Url,
            ["Portal:Sms:Secret"] = Secret,
            ["Portal:Sms:Headers:Authorization"] = "Bearer {secret}",
        };
        foreach (var (name, value) in more)
        {
            settings[$"Portal:Sms:{name}"] = value;
        }

        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The sink, or whoever asked, went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue((request.HttpMethod, request.RawUrl!, request.Headers["Idempotency-Key"], request.Headers["Authorization"], request.ContentType, body));
        var status = Answers.TryDequeue(out var told) ? told : HttpStatusCode.OK;
        if (status is { } code)
        {
            context.Response.StatusCode = (int)code;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"said {(int)code} to {Secret}")));
            context.Response.Close();
        }
    }
}
