using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ImagePortal.Cli.Tests;

/// <summary>The tool as it is handed out: one native file, made from the sources alone.</summary>
public sealed class PublishedToolTests : IDisposable
{
    private static readonly string[] Projects = ["ImagePortal.Cli", "ImagePortal.Disks", "ImagePortal.Storage"];
    private static readonly string[] Linkers = ["clang", "gcc"];

    private readonly CliRun _files = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_published_tool_is_one_file_that_says_and_stores_the_same()
    {
        Assert.SkipUnless(Linkers.Any(IsInstalled), "neither clang nor gcc is installed; run infra/test.sh");
        var sources = CopySources();
        var folder = _files.File("tool");
        var publication = await RunAsync(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            "publish", Path.Combine(sources, "src", "ImagePortal.Cli"), "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier,
            "--output", folder, "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false");
        Assert.True(publication.ExitCode == 0, publication.Output);
        var tool = Assert.Single(Directory.GetFiles(folder));

        await AssertSameAsync(tool, 1, "inspect", _files.Sample("p-v3.qcow2.xz"), "--json");
        await AssertSameAsync(tool, 1, "inspect", Path.Combine(AppContext.BaseDirectory, "corpus", "minimal-hive"), "--json");
        await AssertSameAsync(tool, 0, "map", _files.Sample("p-v3.qcow2.xz"), "--json");
        await AssertSameAsync(tool, 2, "store", "list", "--store", "s3://bucket/prefix");

        var store = _files.File("store");
        var (_, stored, _) = await RunAsync(tool, "store", "ingest", _files.Sample("p-v3.qcow2.xz"), "--store", store, "--json");
        var digest = JsonNode.Parse(stored)!["digest"]!.GetValue<string>();
        await AssertSameAsync(tool, 0, "store", "verify", digest, "--store", store, "--json");
        Assert.Equal(0, (await RunAsync(tool, "store", "export", digest, "--store", store, "--to", "raw", _files.File("native.raw"))).ExitCode);
        Assert.Equal(0, await _files.RunAsync("convert", _files.File("p-v3.qcow2"), "--to", "raw", _files.File("here.raw")));
        Assert.Equal(await File.ReadAllBytesAsync(_files.File("here.raw"), Cancellation), await File.ReadAllBytesAsync(_files.File("native.raw"), Cancellation));
    }

    /// <summary>Runs the words in the native tool and here: same end, same words, but for how long it took.</summary>
    private async Task AssertSameAsync(string tool, int expected, params string[] words)
    {
        var native = await RunAsync(tool, words);
        Assert.Equal(expected, native.ExitCode);
        Assert.Equal(expected, await _files.RunAsync(words));
        Assert.Equal(_files.Errors, native.Errors);
        Assert.Equal(WithoutTimes(_files.Output), WithoutTimes(native.Output));
    }

    private static string WithoutTimes(string output)
    {
        if (output.Length == 0)
        {
            return output;
        }

        var report = JsonNode.Parse(output)!;
        if (report is JsonObject members)
        {
            members.Remove("elapsedMs");
            members.Remove("seconds");
        }

        return report.ToJsonString();
    }

    /// <summary>What a clean clone has of the tool, so that nothing of this build is touched.</summary>
    private string CopySources()
    {
        var repository = Path.GetFullPath(typeof(PublishedToolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!);
        var copy = _files.File("sources");
        var files = Directory.EnumerateFiles(repository, "Directory.*")
            .Concat([Path.Combine(repository, "global.json")])
            .Concat(Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(repository, "src", project), "*", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(repository, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        foreach (var file in files)
        {
            var target = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(repository, file), target);
        }

        return copy;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["IMAGEPORTAL_S3_ENDPOINT"] = null },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
