using System.Diagnostics;
using System.Text.Json;

namespace ImagePortal.Benchmarks;

/// <summary>Starts the worker, and the commands it is compared with.</summary>
internal static class Commands
{
    public static async Task<List<Measurement>> WorkAsync(Workload workload, int runs)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Commands).Assembly.Location, Worker.Verb, workload.Task, workload.Subject, workload.Store, $"{runs}"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Measurement>(line)!)]
            : throw new InvalidOperationException($"{workload.Task} of {workload.Subject} ended with {process.ExitCode}.");
    }

    public static async Task<double> ConvertSyncAsync(string file, string format, string work)
    {
        var raw = Path.Combine(work, "reference.raw");
        await RunAsync("sync");
        var seconds = await RunAsync("qemu-img", "convert", "-f", format, "-O", "raw", file, raw) + await RunAsync("sync");
        File.Delete(raw);
        return seconds;
    }

    /// <summary>Copies a disk's file as a person would who has no image store.</summary>
    public static async Task<double> CopySyncAsync(string file, string work)
    {
        var copy = Path.Combine(work, "reference.copy");
        await RunAsync("sync");
        var seconds = await RunAsync("cp", "--sparse=always", file, copy) + await RunAsync("sync");
        File.Delete(copy);
        return seconds;
    }

    public static Task<double> HashAsync(string file) => RunAsync("openssl", "dgst", "-sha256", file);

    /// <summary>Seconds of a program; null when it is not installed or does not do it here.</summary>
    public static async Task<double?> TryAsync(string program, params string[] arguments)
    {
        try
        {
            return await RunAsync(program, arguments);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public static async Task<double> RunAsync(string program, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
