namespace ImagePortal.Benchmarks;

/// <summary>Takes the figures of the design's budgets, most of them beside a reference in the same run.</summary>
internal sealed class Suite(Arguments arguments)
{
    private const string DerivedDisk = "debian12-derived.qcow2";

    private static readonly (string Name, string QemuFormat, string Budget)[] Disks =
    [
        ("debian12.raw", "raw", "1.2"),
        (Workload.Base, "qcow2", "1.2"),
        ("debian12-zlib.qcow2", "qcow2", "1.0"),
        ("debian12-zstd.qcow2", "qcow2", "1.0"),
        ("debian12-stream.vmdk", "vmdk", "1.0"),
        ("debian12-sparse.vmdk", "vmdk", "1.2"),
        ("debian12-fixed.vhd", "vpc", "1.2"),
        ("debian12-dynamic.vhd", "vpc", "1.2"),
    ];

    private readonly HashSet<string> _digests = [];
    private readonly string _work = Path.Combine(arguments.Work, $"imageportal-benchmarks-{Environment.ProcessId}");

    private Tool? _tool;

    private string Store => Path.Combine(_work, "store");

    /// <summary>Returns the process's exit code: 1 when the formats of one disk disagree about its content.</summary>
    public async Task<int> RunAsync()
    {
        Directory.CreateDirectory(_work);
        try
        {
            await RunAsync("inspect", tool => new InspectPart(tool, arguments.Disks, _work, arguments.Rounds, [.. Disks.Select(x => x.Name)]).RunAsync());
            await RunAsync("convert", tool => new ConvertPart(tool, _work, arguments.Rounds).RunAsync());
            await RunAsync("ingest", IngestAsync);
            await RunAsync("reuse", ReuseAsync);
            await RunAsync("copy", CopyAsync);
            await RunAsync("latency", () => new Latency(PathOf(Workload.Base), Path.Combine(_work, "portal")).RunAsync());
            await RunAsync("api", () => new ApiPart(_work, arguments.Rounds).RunAsync());
            return _digests.Count <= 1 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(_work, recursive: true);
        }
    }

    private Task RunAsync(string part, Func<Task> run) => arguments.Only is null || arguments.Only == part ? run() : Task.CompletedTask;

    private Task RunAsync(string part, Func<Tool, Task> run) => RunAsync(part, async () => await run(_tool ??= await Tool.PublishAsync(Path.Combine(_work, "tool"))));

    private async Task IngestAsync(Tool tool)
    {
        Table.Begin(["ingest", "budget", .. Comparison.Columns, "written MiB"]);
        foreach (var (name, format, budget) in Disks)
        {
            if ((await Commands.WorkAsync(new(Worker.Inspect, PathOf(name), Store), 1))[0] is { Outcome: not "accepted" } refused)
            {
                Table.Row(name, refused.Outcome);
                continue;
            }

            var ingest = await CompareAsync(tool, Workload.Ingest, PathOf(name), () => ReferenceAsync(PathOf(name), format));
            _digests.Add(ingest.Any.Outcome);
            Table.Row([name, budget, .. ingest.Cells(), Table.MiB(ingest.Any.BytesWritten)]);
        }
    }

    private async Task ReuseAsync(Tool tool)
    {
        var stored = (await Worker.IngestAsync(PathOf(Workload.Base), Store)).Outcome;
        var again = await CompareAsync(tool, Workload.IngestAgain, PathOf(Workload.Base), () => ReferenceAsync(PathOf(Workload.Base), "qcow2"));
        var verify = await CompareAsync(tool, Workload.Verify, stored, () => Commands.HashAsync(PathOf(Workload.Base)));
        var export = await CompareAsync(tool, Workload.Export, stored, () => Commands.ConvertSyncAsync(PathOf(Workload.Base), "qcow2", _work));
        var derived = await CompareAsync(tool, Workload.IngestOntoBase, PathOf(DerivedDisk), () => ReferenceAsync(PathOf(DerivedDisk), "qcow2"));

        Table.Begin(["ingest beside the stored disk", .. Comparison.Columns, "chunks written", "written MiB"]);
        foreach (var (name, ingest) in new[] { ("the same disk", again), ("the derived disk", derived) })
        {
            Table.Row([name, .. ingest.Cells(), $"{ingest.Any.ChunksWritten} of {ingest.Any.Chunks}", Table.MiB(ingest.Any.BytesWritten)]);
        }

        Table.Begin(["of the stored disk", "reference", .. Comparison.Columns]);
        Table.Row(["verify", "dgst", .. verify.Cells()]);
        Table.Row(["export to raw", "convert, sync", .. export.Cells()]);
    }

    private async Task CopyAsync(Tool tool)
    {
        await Worker.IngestAsync(PathOf(Workload.Base), Store);
        var derived = (await Worker.IngestAsync(PathOf(DerivedDisk), Store)).Outcome;

        Table.Begin(["copy of the derived disk", .. Comparison.Columns, "chunks moved", "moved MiB", "tool, of the full copy", "warm, of the full copy"]);
        await CopyAsync(tool, derived, ("folder to folder", Workload.Copy), ("the same again", Workload.CopyAgain), ("its base is there", Workload.CopyOntoBase));
        if (Bucket.IsThere)
        {
            await CopyAsync(
                tool, derived, ("folder to S3", Workload.CopyToS3), ("the same again", Workload.CopyToS3Again), ("S3 to folder", Workload.CopyFromS3),
                ("its base is there, to S3", Workload.CopyOntoBaseInS3));
        }
    }

    /// <param name="copies">The first is the full copy.</param>
    private async Task CopyAsync(Tool tool, string digest, params (string Name, string Task)[] copies)
    {
        Comparison? full = null;
        foreach (var (name, task) in copies)
        {
            var copy = await CompareAsync(tool, task, digest, () => Commands.CopySyncAsync(PathOf(DerivedDisk), _work));
            full ??= copy;
            Table.Row(
                [
                    name, .. copy.Cells(), $"{copy.Any.ChunksWritten} of {copy.Any.Chunks}", Table.MiB(copy.Any.BytesWritten),
                    Table.Percent(copy.Best.Tool / full.Best.Tool), Table.Percent(copy.Best.Warm / full.Best.Warm),
                ]);
        }
    }

    /// <summary>Unpacks a disk to a raw file, makes it durable, and hashes as many bytes as the disk has data.</summary>
    private async Task<double> ReferenceAsync(string file, string format) =>
        await Commands.ConvertSyncAsync(file, format, _work) + await Commands.HashAsync(PathOf(Workload.Base));

    private Task<Comparison> CompareAsync(Tool tool, string task, string subject, Func<Task<double>> reference) =>
        Comparison.RunAsync(arguments.Rounds, reference, tool, new(task, subject, Store));

    private string PathOf(string name) => Path.Combine(arguments.Disks, name);
}
