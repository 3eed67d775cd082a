using System.Diagnostics;
using System.Text.Json;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;

namespace ImagePortal.Benchmarks;

/// <summary>
/// Runs one workload several times in a process of its own, as the portal does, so that memory is its alone. The first run, which compiles, is
/// not told. Prints a measurement a line.
/// </summary>
internal static class Worker
{
    public const string Verb = "work";
    public const string Inspect = "inspect";

    private static readonly Measurement Nothing = new(0, 0, 0, 0, 0, 0, 0, "");

    public static async Task RunAsync(Workload workload, int runs)
    {
        for (var run = 0; run <= runs; run++)
        {
            await workload.PrepareAsync();
            var (started, cpuBefore) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var done = await RunAsync(workload);
            done = done with
            {
                Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
                CpuSeconds = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds,
                PeakBytes = Process.GetCurrentProcess().PeakWorkingSet64,
            };
            File.Delete(workload.RawDisk);
            if (run > 0)
            {
                Console.WriteLine(JsonSerializer.Serialize(done));
            }
        }
    }

    /// <summary>Inspects a disk, then stores it.</summary>
    public static async Task<Measurement> IngestAsync(string file, string store)
    {
        await InspectAsync(file);
        await using var source = FileSource.Open(file);
        var opening = await DiskOpener.OpenAsync(source, null, CancellationToken.None);
        if (opening.Disk is null)
        {
            return Nothing with { Outcome = opening.Error!.Message };
        }

        await using var disk = opening.Disk;
        var result = await ImageStore.OpenFolder(store).IngestAsync(disk, null, CancellationToken.None);
        return Nothing with
        {
            BytesRead = result.BytesRead,
            BytesWritten = result.BytesWritten,
            ChunksWritten = result.ChunksWritten,
            Chunks = result.Chunks,
            Outcome = result.Digest,
        };
    }

    private static Task<Measurement> RunAsync(Workload workload) => workload.Task switch
    {
        Inspect => InspectAsync(workload.Subject),
        Workload.Ingest or Workload.IngestAgain or Workload.IngestOntoBase => IngestAsync(workload.Subject, workload.Store),
        Workload.Convert => ConvertAsync(workload),
        Workload.Verify => VerifyAsync(workload),
        Workload.Export => ExportAsync(workload),
        Workload.Copy or Workload.CopyAgain or Workload.CopyOntoBase => CopyAsync(workload.Subject, ImageStore.OpenFolder(workload.Store), ImageStore.OpenFolder(workload.Destination)),
        Workload.CopyToS3 or Workload.CopyToS3Again or Workload.CopyOntoBaseInS3 => CopyAsync(workload.Subject, ImageStore.OpenFolder(workload.Store), Bucket.Open()),
        Workload.CopyFromS3 => CopyAsync(workload.Subject, Bucket.Open(), ImageStore.OpenFolder(workload.Destination)),
        _ => throw new UnreachableException(workload.Task),
    };

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

    private static async Task<Measurement> ConvertAsync(Workload workload)
    {
        await using var source = FileSource.Open(workload.Subject);
        var opening = await DiskOpener.OpenAsync(source, null, CancellationToken.None);
        await using var disk = opening.Disk!;
        var result = await DiskWriter.WriteAsync(disk, DiskFormat.Raw, workload.RawDisk, null, CancellationToken.None);
        return Nothing with { BytesRead = result.BytesRead, BytesWritten = result.BytesWritten, Outcome = "converted" };
    }

    private static async Task<Measurement> VerifyAsync(Workload workload)
    {
        var result = await ImageStore.OpenFolder(workload.Store).VerifyAsync(workload.Subject, null, CancellationToken.None);
        return Nothing with { BytesRead = result.BytesVerified, Chunks = result.Chunks, Outcome = result.IsSound ? workload.Subject : "damaged" };
    }

    private static async Task<Measurement> ExportAsync(Workload workload)
    {
        await using var disk = await ImageStore.OpenFolder(workload.Store).OpenAsync(workload.Subject, CancellationToken.None);
        var result = await DiskWriter.WriteAsync(disk, DiskFormat.Raw, workload.RawDisk, null, CancellationToken.None);
        return Nothing with { BytesRead = result.BytesRead, BytesWritten = result.BytesWritten, Outcome = workload.Subject };
    }

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
