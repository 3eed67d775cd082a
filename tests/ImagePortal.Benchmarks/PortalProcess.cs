using System.Diagnostics;
using System.Reflection;

namespace ImagePortal.Benchmarks;

/// <summary>The built portal as a process of its own.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PortalProcess(Process process) => _process = process;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<PortalProcess> StartAsync(string folder, Uri address)
    {
        Directory.CreateDirectory(folder);
        var portal = typeof(PortalProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Portal").Value!;
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(portal), "--urls", address.ToString()]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Portal__DataPath"] = folder,
            ["Portal__Limits__ApiRequestsPerSecond"] = "1000000",
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return new PortalProcess(process);
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
