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
            await PrepareAsync(task, file, folder);
            var (started, cpuBefore) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var done = task switch
            {
                "inspect" => await InspectAsync(file),
                "ingest" or "again" => await IngestAsync(file, folder),
                "convert" => await ConvertAsync(file, folder),
                "verify" => await VerifyAsync(file, folder),
                "export" => await ExportAsync(file, folder),
                "copy" or "copy again" or "copy derived" => await CopyAsync(file, folder, ImageStore.OpenFolder(CopyOf(folder))),
                "copy to S3" or "copy to S3 again" or "copy derived to S3" => await CopyAsync(file, folder, Bucket.Open()),
                "copy from S3" => await CopyFromAsync(file, folder, Bucket.Open()),
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

    private static string CopyOf(string folder) => folder + ".copy";

    /// <summary>What an earlier run left, and what it left to write, is none of this run's cost.</summary>
    private static async Task PrepareAsync(string task, string digest, string folder)
    {
        var store = task == "ingest" ? folder : CopyOf(folder);
        if (task is "ingest" or "copy" or "copy derived" or "copy from S3" && Directory.Exists(store))
        {
            SetAside(store);
        }

        if (task is "copy to S3" or "copy derived to S3")
        {
            await Bucket.EmptyAsync();
        }

        if (task.StartsWith("copy derived", StringComparison.Ordinal))
        {
            // The other image of the store is the one this was derived from.
            var source = ImageStore.OpenFolder(folder);
            var original = await source.ListAsync(CancellationToken.None).FirstAsync(image => image.Digest != digest);
            var destination = task == "copy derived" ? ImageStore.OpenFolder(CopyOf(folder)) : Bucket.Open();
            await new ImageTransfer(source, destination).RunAsync(original.Digest, null, CancellationToken.None);
        }

        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    /// <summary>
    /// Empties the files of a store and keeps them under another name: ext4 gives out the number of a deleted file for minutes only after a search,
    /// which is no part of a life in which a store hardly ever shrinks.
    /// </summary>
    private static void SetAside(string store)
    {
        foreach (var path in Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            RandomAccess.SetLength(file, 0);
        }

        Directory.Move(store, $"{store}.{Guid.NewGuid():N}");
    }

    private static async Task<Measurement> InspectAsync(string file)
    {
        await using var source = new CountedSource(FileSource.Open(file));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var report = await new DiskInspector(TimeProvider.System).InspectAsync(source, CheckProfile.Strict, null, CancellationToken.None);
        return Nothing with
        {
            BytesRead = report.BytesRead,
            Reads = source.Reads,
            AllocatedBytes = GC.GetTotalAllocatedBytes(precise: true) - allocated,
            Outcome = report.Accepted ? "accepted" : $"refused by {string.Join(", ", report.RefusedBy)}",
        };
    }

    private static async Task<Measurement> ConvertAsync(string file, string folder)
    {
        await using var source = FileSource.Open(file);
        var opening = await DiskOpener.OpenAsync(source, null, CancellationToken.None);
        await using var disk = opening.Disk!;
        var path = folder + ".raw";
        var result = await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, null, CancellationToken.None);
        File.Delete(path);
        return Nothing with { BytesRead = result.BytesRead, BytesWritten = result.BytesWritten, Outcome = "converted" };
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

    private static Task<Measurement> CopyFromAsync(string digest, string folder, ImageStore source) =>
        CopyAsync(digest, source, ImageStore.OpenFolder(CopyOf(folder)));

    private static Task<Measurement> CopyAsync(string digest, string folder, ImageStore destination) =>
        CopyAsync(digest, ImageStore.OpenFolder(folder), destination);

    private static async Task<Measurement> CopyAsync(string digest, ImageStore source, ImageStore destination)
    {
        var result = await new ImageTransfer(source, destination).RunAsync(digest, null, CancellationToken.None);
        return Nothing with
        {
            BytesRead = result.BytesMoved,
            BytesWritten = result.BytesMoved,
            ChunksWritten = result.ChunksMoved,
            Chunks = result.Chunks,
            Outcome = result.Digest,
        };
    }
}
