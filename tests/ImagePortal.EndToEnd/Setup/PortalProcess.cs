using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>The built portal as a process of its own, with a data folder of its own. It can be killed, and started again on the same data and port.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly string _program;
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private PortalProcess(SmtpSink mail, IReadOnlyDictionary<string, string>? settings, string program)
    {
        _program = program;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        Data = new PortalData(Directory.CreateTempSubdirectory("imageportal-e2e-").FullName);
        _settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
            ["Portal__DataPath"] = Data.Folder,
            ["Portal__Limits__OperationsPerDay"] = "50",

            // Somebody to lock out.
            ["Seed__Accounts__4__Id"] = "100000000004",
            ["Seed__Accounts__4__AppId"] = "1250000004",
            ["Seed__Accounts__4__Name"] = "Dora Lind",
            ["Seed__Accounts__4__Email"] = Visitor.Dora,
            ["Seed__Accounts__4__Password"] = Visitor.Password,
            ["Portal__Mail__Host"] = "127.0.0.1",
            ["Portal__Mail__Port"] = $"{mail.Port}",
            ["Portal__Mail__User"] = SmtpSink.User,
            ["Portal__Mail__Password"] = SmtpSink.Password,
            ["Portal__Mail__From"] = "portal@example.test",
            ["Portal__Mail__TrustedCertificate"] = mail.Certificate,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            _settings[name] = value;
        }
    }

    public Uri Address { get; }

    public PortalData Data { get; }

    public PortalLog Log { get; } = new();

    public bool IsRunning => _process is not null;

    /// <param name="settings">As environment variables, beside or instead of those that all portals have.</param>
    public static async Task<PortalProcess> StartAsync(SmtpSink mail, IReadOnlyDictionary<string, string>? settings = null)
    {
        var portal = new PortalProcess(mail, settings, Repository.Portal);
        await portal.StartAsync();
        return portal;
    }

    /// <summary>One as it runs in production: published into a folder, its migrations applied by hand, with an operator and nobody else.</summary>
    internal static async Task<PortalProcess> StartPublishedAsync(SmtpSink mail, string folder)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Portal__FirstOperator__Email"] = Visitor.Admin,
            ["Portal__FirstOperator__Password"] = Visitor.Password,
        };
        var portal = new PortalProcess(mail, settings, Path.Combine(folder, Path.GetFileName(Repository.Portal)));
        using var migration = Process.Start(portal.Command("--migrate"))!;
        var output = await migration.StandardOutput.ReadToEndAsync();
        await migration.WaitForExitAsync();
        Assert.True(migration.ExitCode == 0, output);
        await portal.StartAsync();
        return portal;
    }

    /// <summary>Returns once the portal says it is ready.</summary>
    public async Task StartAsync()
    {
        _process = Process.Start(Command("--urls", $"{Address}"))!;
        _process.OutputDataReceived += (_, line) => Log.Add(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Wait.UntilAsync("the portal to be ready", IsReadyAsync, StartsWithin);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            Kill();
        }

        Machines.End(Data.Folder);
        Directory.Delete(Data.Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(Repository.DotNet, [_program, .. arguments])
        {
            WorkingDirectory = Data.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
        {
            command.Environment[name] = value;
        }

        return command;
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"The portal ended with {_process.ExitCode}:\n{string.Join('\n', Log.Lines)}");
        }

        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            using var answer = await client.GetAsync(new Uri(Address, "health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
