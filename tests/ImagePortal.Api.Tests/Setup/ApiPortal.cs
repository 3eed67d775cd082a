using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>The built portal as a process of its own, with a data folder of its own and a server beside it that disks are imported from.</summary>
public sealed class ApiPortal : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("imageportal-api-").FullName;
    private readonly ConcurrentQueue<string> _log = new();
    private Process? _process;

    public Uri Address => field ??= new($"{(Certificate is null ? "http" : "https")}://127.0.0.1:{FreePort()}/");

    /// <summary>A PFX file that it listens with over TLS; plain HTTP without one.</summary>
    internal string? Certificate { get; init; }

    internal DiskServer Disks { get; } = new();

    /// <summary>The machine trusts whoever signed the certificate of <see cref="Disks"/>.</summary>
    internal bool TrustsDisks { get; init; } = true;

    /// <summary>Calls of one action with one key.</summary>
    internal int RequestsPerSecond { get; init; } = 500;

    internal PortalRows Rows { get; private set; } = null!;

    /// <summary>What the portal said so far.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public async ValueTask InitializeAsync()
    {
        await Disks.StartAsync();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Repository.Portal, "--urls", $"{Address}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
        Rows = new PortalRows(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            await Rows.DisposeAsync();
        }

        await Disks.DisposeAsync();
        Machines.End(_folder);
        Directory.Delete(_folder, recursive: true);
    }

    internal ApiClient As(string who) => new(Address, $"AKIDdev{who}", $"dev-secret-{who}");

    /// <summary>Trusts the certificate of tests, which nobody signed, and no other.</summary>
    internal static SslClientAuthenticationOptions TestTrust { get; } = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == TestCertificate.Subject };

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Logging__Console__FormatterName"] = "simple",
        ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        ["Logging__LogLevel__ImagePortal"] = "Debug",
        ["Portal__DataPath"] = _folder,
        ["Portal__Limits__OperationsPerDay"] = "1000",
        ["Portal__Limits__ImagesPerRegion"] = "200",
        ["Portal__Limits__ApiRequestsPerSecond"] = $"{RequestsPerSecond}",
        ["Portal__Imports__ChecksPerMinute"] = "1000",
        ["Portal__Instances__Accelerator"] = "Tcg",
        ["Portal__Instances__StopGraceSeconds"] = "2",
        ["Portal__Imports__AllowHttp"] = "true",
        ["Portal__Imports__AllowedHosts__0"] = Disks.Address.Authority,
        ["Portal__Imports__AllowedHosts__1"] = Disks.SecureAddress.Authority,

        // What OpenSSL takes for the authorities that the machine trusts.
        ["SSL_CERT_FILE"] = TrustsDisks ? Disks.Certificate.PublicPath : "/dev/null",
        ["Portal__Imports__Buckets__0__Name"] = "open",
        ["Portal__Imports__Buckets__0__Endpoint"] = "http://127.0.0.1:1",
        ["Portal__Imports__Buckets__0__AccessKey"] = "none",
        ["Portal__Imports__Buckets__0__SecretKey"] = "none",
        ["Portal__Imports__Buckets__0__TakesExports"] = "true",
        ["Portal__Imports__Buckets__1__Name"] = "closed",
        ["Portal__Imports__Buckets__1__Endpoint"] = "http://127.0.0.1:1",
        ["Portal__Imports__Buckets__1__AccessKey"] = "none",
        ["Portal__Imports__Buckets__1__SecretKey"] = "none",
        ["Portal__Api__HostNames__0"] = "images.example.test",
        ["Kestrel__Certificates__Default__Path"] = Certificate ?? "",
    };

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = TestTrust }) { Timeout = TimeSpan.FromSeconds(5) };
        using var deadline = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            Assert.False(_process!.HasExited, string.Join('\n', _log));
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "health/ready"), deadline.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, deadline.Token);
        }
    }
}
