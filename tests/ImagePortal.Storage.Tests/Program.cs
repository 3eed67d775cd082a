using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace ImagePortal.Storage.Tests;

/// <summary>Runs the tests; or, when one of them asks for it, work on a store in a process of its own that may be killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [StoreProcess.Verb, var work, var folder, var other] => StoreProcess.RunAsync(work, folder, other),
        _ when args.Contains("--server") => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
