using System.Diagnostics;

namespace ImagePortal.Storage.Tests;

/// <summary>An ingest in another process, and how to start it.</summary>
internal static class IngestProcess
{
    public const string Verb = "ingest";

    /// <summary>Big enough for several groups of flushed files.</summary>
    public static MemoryDisk Disk() => MemoryDisk.Mixed(seed: 7, chunks: 200);

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(IngestProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string folder)
    {
        var disk = Disk();
        Console.WriteLine("ready");
        await ImageStore.OpenFolder(folder).IngestAsync(disk, null, CancellationToken.None);
        return 0;
    }
}
