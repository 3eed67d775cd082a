using System.Diagnostics;

namespace ImagePortal.Cli.Tests;

/// <summary>The tool as scripts call it: a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly CliRun _samples = new();

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData(1, "inspect", "FILE", "--json")]
    [InlineData(0, "map", "FILE", "--json")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "store", "list", "--store", "s3://bucket/prefix")]
    public async Task The_exit_code_is_the_verdict(int expected, params string[] words)
    {
        var file = _samples.Sample("p-v3.qcow2.xz");
        var tool = Path.Combine(AppContext.BaseDirectory, "imageportal.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. words.Select(x => x == "FILE" ? file : x)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["IMAGEPORTAL_S3_ENDPOINT"] = null },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, process.ExitCode);
        Assert.Equal(expected == 2, (await errors).Length > 0);
        Assert.Equal(expected == 2, (await output).Length == 0);
    }
}
