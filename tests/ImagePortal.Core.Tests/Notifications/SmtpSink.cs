using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>A real mail server for one test: STARTTLS and a login, as <c>infra/smtp-sink.py</c> gives them.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    internal const string User = "portal";
    internal const string Password = "a password";

    private readonly Process _process;
    private readonly string _folder;

    private SmtpSink(Process process, string folder, int port, string certificate) =>
        (_process, _folder, Port, Certificate) = (process, folder, port, certificate);

    internal int Port { get; }

    /// <summary>SHA-256 of the server's certificate, in hex.</summary>
    internal string Certificate { get; }

    /// <summary>What was kept, oldest first.</summary>
    internal IReadOnlyList<MimeMessage> Messages => [.. Directory.EnumerateFiles(_folder, "*.eml").Order().Select(x => MimeMessage.Load(x, TestContext.Current.CancellationToken))];

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal static async Task<SmtpSink> StartAsync(params string[] options)
    {
        Assert.SkipUnless(await IsInstalledAsync(), "The mail server of the tests needs the Debian package python3-aiosmtpd");
        var (folder, port) = (Directory.CreateTempSubdirectory("imageportal-mail-").FullName, FreePort());
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "infra", "smtp-sink.py"), port.ToString(CultureInfo.InvariantCulture), folder, User, Password, .. options,
        ];
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("ready ", said, StringComparison.Ordinal);
        return new SmtpSink(process, folder, port, said!.Split(' ')[1]);
    }

    /// <summary>Settings of a portal that sends through this server.</summary>
    internal Dictionary<string, string?> Settings(string? password = Password, string? certificate = null) => new()
    {
        ["Portal:Mail:Host"] = "127.0.0.1",
        ["Portal:Mail:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Portal:Mail:User"] = User,
        ["Portal:Mail:Password"] = password,
        ["Portal:Mail:From"] = "portal@example.test",
        ["Portal:Mail:TrustedCertificate"] = certificate ?? Certificate,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsInstalledAsync()
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return false;
        }

        using var probe = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync();
        return probe.ExitCode == 0;
    }
}
