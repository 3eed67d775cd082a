using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace ImagePortal.Storage.Tests;

/// <summary>Runs the tests; or, when one of them asks for it, an ingest in a process of its own that may be killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [IngestProcess.Verb, var folder] => IngestProcess.RunAsync(folder),
        _ when args.Contains("--server") => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
