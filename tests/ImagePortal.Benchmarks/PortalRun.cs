using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Benchmarks;

/// <summary>The built portal as a process with a data folder of its own, a person who is signed in, and a door to its database.</summary>
internal sealed partial class PortalRun : IAsyncDisposable
{
    private const string Email = "alice@example.test";

    private readonly Process _process;

    private PortalRun(Process process, HttpClient pages, ServiceProvider core) => (_process, Pages, Core) = (process, pages, core);

    /// <summary>Signed in.</summary>
    public HttpClient Pages { get; }

    public Uri Address => Pages.BaseAddress!;

    /// <summary>The use cases over the portal's own database and folders. What they start, the portal's next sweep finds.</summary>
    public ServiceProvider Core { get; }

    public static async Task<PortalRun> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var settings = new Dictionary<string, string?> { ["Portal:DataPath"] = folder, ["Portal:Limits:OperationsPerDay"] = "1000", ["Portal:Limits:ApiRequestsPerSecond"] = "1000" };
        var start = new ProcessStartInfo("dotnet", [Portal, "--urls", $"{address}"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var pages = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = address };
        await SignInAsync(pages);
        return new(process, pages, Open(settings));
    }

    public async Task<Caller> FindCallerAsync()
    {
        await using var db = Core.GetRequiredService<SystemDatabase>().Open();
        var alice = await db.Users.SingleAsync(x => x.Email == Email);
        return new Caller(alice.Account, alice.Id, Email, IsOperator: false);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Pages.Dispose();
        await Core.DisposeAsync();
    }

    private static string Portal => Path.GetFullPath(
        typeof(PortalRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Portal").Value!);

    private static ServiceProvider Open(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<IBackgroundJobClient>(new NoJobs());
        services.AddPortalCore(configuration);
        return services.BuildServiceProvider();
    }

    private static async Task SignInAsync(HttpClient pages)
    {
        var page = await AskUntilReadyAsync(pages);
        var fields = Field().Matches(page).ToDictionary(x => x.Groups[1].Value, x => WebUtility.HtmlDecode(x.Groups[2].Value));
        fields["Form.Email"] = Email;
        fields["Form.Password"] = "Portal-Dev-1!";
        using var answer = await pages.PostAsync("sign-in", new FormUrlEncodedContent(fields));
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The portal did not let the benchmark sign in.");
        }
    }

    private static async Task<string> AskUntilReadyAsync(HttpClient pages)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await pages.GetStringAsync("sign-in");
            }
            catch (HttpRequestException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/>""")]
    private static partial Regex Field();

    private sealed class NoJobs : IBackgroundJobClient
    {
        public string Create(Job job, IState state) => "";

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
