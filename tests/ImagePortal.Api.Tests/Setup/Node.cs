using System.Diagnostics;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Runs the scripts that drive the vendor's SDK; <c>npm ci</c> in the folder Sdk installs it, and infra/test.sh does that.</summary>
internal static class Node
{
    internal static void NeedSdk() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Repository.Sdk, "node_modules", "tencentcloud-sdk-nodejs-cvm")),
        "The vendor's SDK is not installed; npm ci in tests/ImagePortal.Api.Tests/Sdk installs it.");

    internal static async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Repository.Sdk,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The SDK would send even calls to this machine through a proxy.
        foreach (var name in new[] { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
