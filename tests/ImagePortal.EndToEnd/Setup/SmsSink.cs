using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>An SMS gateway that takes everything and keeps it. It answers late where it is told to, so that there is time to kill who asked.</summary>
public sealed class SmsSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TimeSpan _answersAfter;
    private readonly Task _serving;

    private SmsSink(int port, TimeSpan answersAfter)
    {
        (Url, _answersAfter) = ($"http://127.0.0.1:{port}/send", answersAfter);
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>In the order of their arrival, repeats included.</summary>
    public ConcurrentQueue<(string Key, string To, string Text)> Requests { get; } = new();

    public static SmsSink Start(TimeSpan answersAfter = default) => new(PortalProcess.FreePort(), answersAfter);

    /// <summary>Settings of a portal that sends through it.</summary>
    public Dictionary<string, string> Settings() => new() { ["Portal__Sms__Url"] = Url, ["Portal__Sms__PerRecipientPerHour"] = "1000" };

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
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The sink went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        using var body = JsonDocument.Parse(await reader.ReadToEndAsync());
        Requests.Enqueue((context.Request.Headers["Idempotency-Key"]!, body.RootElement.GetProperty("to").GetString()!, body.RootElement.GetProperty("text").GetString()!));
        await Task.Delay(_answersAfter);
        try
        {
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // Whoever asked was killed meanwhile.
        }
    }
}
