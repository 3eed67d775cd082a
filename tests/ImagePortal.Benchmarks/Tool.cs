using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ImagePortal.Benchmarks;

/// <summary>The command line tool as its users have it: published for this machine, each call a process of its own.</summary>
internal sealed class Tool
{
    // What bash tells of a group of commands: seconds of the wall, of users' code and of the system.
    private const string Timing = "TIMEFORMAT='%3R %3U %3S'; time ";

    private readonly string _program;

    private Tool(string program) => _program = program;

    /// <param name="folder">Takes the published tool.</param>
    public static async Task<Tool> PublishAsync(string folder)
    {
        var project = typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Tool").Value!;
        await Commands.RunAsync("dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder);
        return new(Path.Combine(folder, "imageportal"));
    }

    /// <summary>Runs the workload as a person would; start and end of the processes count.</summary>
    public async Task<Measurement> RunAsync(Workload workload)
    {
        await workload.PrepareAsync();
        var measured = await TimeAsync(workload.CommandLines);
        File.Delete(workload.RawDisk);
        return measured;
    }

    /// <summary>Runs the tool once for each of the argument lists, and sums up.</summary>
    public async Task<Measurement> TimeAsync(params string[][] lines)
    {
        var group = string.Join(" && ", lines.Select(line => string.Join(' ', line.Prepend(_program).Append("--json").Select(Quote))));
        var start = new ProcessStartInfo("bash", ["-c", $"{Timing} {{ {group}; }} > /dev/null"]) { RedirectStandardError = true };
        foreach (var (name, value) in Bucket.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = (await process.StandardError.ReadToEndAsync()).TrimEnd();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{group} ended with {process.ExitCode}: {said}");
        }

        var seconds = said.Split('\n')[^1].Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        return new(seconds[0], seconds[1] + seconds[2], 0, 0, 0, 0, 0, "");
    }

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
