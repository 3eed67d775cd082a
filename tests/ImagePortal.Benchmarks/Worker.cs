using System.Diagnostics;
using System.Text.Json;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;

namespace ImagePortal.Benchmarks;

/// <summary>
/// Runs one task several times in a process of its own, so that memory and start-up costs are its alone: the first run is what the
/// command line tool's users see, the later ones what the portal's do. Prints a measurement a line.
/// </summary>
internal static class Worker
{
    public const string Verb = "work";

    private static readonly Measurement Nothing = new(0, 0, 0, 0, 0, 0, 0, "");

    public static async Task RunAsync(string task, string file, string folder, int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            Prepare(task, folder);
            var (started, cpuBefore) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var done = task switch
            {
                "inspect" => await InspectAsync(file),
                "ingest" or "again" => await IngestAsync(file, folder),
                "verify" => await VerifyAsync(file, folder),
                "export" => await ExportAsync(file, folder),
                _ => throw new ArgumentException(task),
            };
            Console.WriteLine(JsonSerializer.Serialize(done with
            {
                Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
                CpuSeconds = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds,
                PeakBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            }));
        }
    }

    /// <summary>What an earlier run left to write is none of this run's cost.</summary>
    private static void Prepare(string task, string folder)
    {
        if (task == "ingest" && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        using var sync = Process.Start("sync");
        sync.WaitForExit();
    }

    private static async Task<Measurement> InspectAsync(string file)
    {
        await using var source = FileSource.Open(file);
        var report = await new DiskInspector(TimeProvider.System).InspectAsync(source, CheckProfile.Strict, null, CancellationToken.None);
        return Nothing with { BytesRead = report.BytesRead, Outcome = report.Accepted ? "accepted" : $"refused by {string.Join(", ", report.RefusedBy)}" };
    }

    private static async Task<Measurement> IngestAsync(string file, string folder)
    {
        await InspectAsync(file);
        await using var source = FileSource.Open(file);
        var opening = await DiskOpener.OpenAsync(source, null, CancellationToken.None);
        if (opening.Disk is null)
        {
            return Nothing with { Outcome = opening.Error!.Message };
        }

        await using var disk = opening.Disk;
        var result = await ImageStore.OpenFolder(folder).IngestAsync(disk, null, CancellationToken.None);
        return Nothing with
        {
            BytesRead = result.BytesRead,
            BytesWritten = result.BytesWritten,
            ChunksWritten = result.ChunksWritten,
            Chunks = result.Chunks,
            Outcome = result.Digest,
        };
    }

    private static async Task<Measurement> VerifyAsync(string digest, string folder)
    {
        var result = await ImageStore.OpenFolder(folder).VerifyAsync(digest, null, CancellationToken.None);
        return Nothing with { BytesRead = result.BytesVerified, Chunks = result.Chunks, Outcome = result.IsSound ? digest : "damaged" };
    }

    private static async Task<Measurement> ExportAsync(string digest, string folder)
    {
        await using var disk = await ImageStore.OpenFolder(folder).OpenAsync(digest, CancellationToken.None);
        var path = folder + ".raw";
        var result = await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, null, CancellationToken.None);
        File.Delete(path);
        return Nothing with { BytesRead = result.BytesRead, BytesWritten = result.BytesWritten, Outcome = digest };
    }
}
