using System.Diagnostics;
using MimeKit;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>A mail server that takes everything and keeps it, behind STARTTLS and a login: <c>infra/smtp-sink.py</c>.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    internal const string User = "portal";
    internal const string Password = "sink-password";

    private readonly string _folder;
    private readonly Process _process;

    private SmtpSink(Process process, int port, string folder) => (_process, Port, _folder) = (process, port, folder);

    public int Port { get; }

    /// <summary>SHA-256 in hex; made anew at each start.</summary>
    public string Certificate { get; private set; } = "";

    public IReadOnlyList<MimeMessage> Mails =>
        [.. Directory.EnumerateFiles(_folder, "*.eml").Order().Select(x => MimeMessage.Load(x))];

    public static async Task<SmtpSink> StartAsync()
    {
        var port = PortalProcess.FreePort();
        var folder = Directory.CreateTempSubdirectory("imageportal-mail-").FullName;
        var start = new ProcessStartInfo(Needs.Python, [Repository.PathOf("infra/smtp-sink.py"), $"{port}", folder, User, Password])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var sink = new SmtpSink(Process.Start(start)!, port, folder);

        // Its library warns with each login of what it will drop one day.
        sink._process.BeginErrorReadLine();
        var ready = await sink._process.StandardOutput.ReadLineAsync();
        sink.Certificate = ready is not null && ready.StartsWith("ready ", StringComparison.Ordinal)
            ? ready["ready ".Length..]
            : throw new InvalidOperationException("The mail server did not start.");
        return sink;
    }

    /// <summary>The mails that name an image.</summary>
    public IReadOnlyList<MimeMessage> About(string imageId) =>
        [.. Mails.Where(x => x.TextBody!.Contains(imageId, StringComparison.Ordinal))];

    public async Task<MimeMessage> ReceiveAsync(string imageId)
    {
        await Wait.UntilAsync($"a mail about {imageId}", () => About(imageId).Count > 0);
        return About(imageId)[0];
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
