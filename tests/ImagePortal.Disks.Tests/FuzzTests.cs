using System.Diagnostics;

namespace ImagePortal.Disks.Tests;

/// <summary>The fuzz program with a fixed number of cases of each target; by hand it goes on for hours.</summary>
public sealed class FuzzTests
{
    private const string Cases = "400";

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task No_case_of_any_target_breaks_a_reader(string seed)
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "ImagePortal.Fuzz.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--cases", Cases, "--seed", seed, "--save", folder.File("findings")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("0 findings", output, StringComparison.Ordinal);
    }
}
