using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>A web server of somebody else's: gives parts of files, as slowly as a test wants.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, string> _files = [];
    private readonly Task _serving;
    private long _served;
    private int _requests;

    internal FileServer()
    {
        Authority = $"127.0.0.1:{PortalProcess.FreePort()}";
        _listener.Prefixes.Add($"http://{Authority}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    internal string Authority { get; }

    /// <summary>Bytes that left, over all requests.</summary>
    internal long Served => Interlocked.Read(ref _served);

    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>Before each answer.</summary>
    internal TimeSpan Delay { get; set; }

    internal string Publish(string path)
    {
        var name = Path.GetFileName(path);
        lock (_files)
        {
            _files[name] = path;
        }

        return $"http://{Authority}/disks/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The tests are over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await Task.Delay(Delay);
            await AnswerAsync(context.Request, context.Response);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException or SocketException)
        {
            // The portal hung up, or was killed.
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        string? path;
        lock (_files)
        {
            path = _files.GetValueOrDefault(Path.GetFileName(request.Url!.AbsolutePath));
        }

        if (path is null)
        {
            response.StatusCode = 404;
            return;
        }

        await using var file = File.OpenRead(path);
        var range = Regex.Match(request.Headers["Range"] ?? "", @"^bytes=(\d+)-(\d+)$");
        var from = range.Success ? long.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var to = range.Success ? Math.Min(long.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture), file.Length - 1) : file.Length - 1;
        response.StatusCode = range.Success ? 206 : 200;
        response.Headers["ETag"] = $"\"{file.Length}\"";
        response.Headers["Content-Range"] = $"bytes {from}-{to}/{file.Length}";
        response.ContentLength64 = to - from + 1;
        file.Position = from;
        var buffer = new byte[64 << 10];
        for (var left = to - from + 1; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)));
            await response.OutputStream.WriteAsync(buffer.AsMemory(0, read));
            Interlocked.Add(ref _served, read);
            left -= read;
        }
    }
}
