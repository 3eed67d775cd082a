namespace ImagePortal.Benchmarks;

/// <summary>Takes the figures of the design's budgets, most of them beside a reference in the same run.</summary>
internal sealed class Suite(Arguments arguments)
{
    private const string PlainDisk = "debian12.qcow2";

    private static readonly (string Name, string QemuFormat, string Budget)[] Disks =
    [
        ("debian12.raw", "raw", "1.2"),
        (PlainDisk, "qcow2", "1.2"),
        ("debian12-zlib.qcow2", "qcow2", "1.0"),
        ("debian12-zstd.qcow2", "qcow2", "1.0"),
        ("debian12-stream.vmdk", "vmdk", "1.0"),
        ("debian12-sparse.vmdk", "vmdk", "1.2"),
        ("debian12-fixed.vhd", "vpc", "1.2"),
        ("debian12-dynamic.vhd", "vpc", "1.2"),
    ];

    private readonly HashSet<string> _digests = [];
    private readonly string _work = Path.Combine(arguments.Work, $"imageportal-benchmarks-{Environment.ProcessId}");

    private string Store => Path.Combine(_work, "store");

    /// <summary>Returns the process's exit code: 1 when the formats of one disk disagree about its content.</summary>
    public async Task<int> RunAsync()
    {
        Directory.CreateDirectory(_work);
        try
        {
            await RunAsync("inspect", () => new InspectPart(arguments.Disks, _work, arguments.Rounds, [.. Disks.Select(x => x.Name)]).RunAsync());
            await RunAsync("convert", () => new ConvertPart(_work, arguments.Rounds).RunAsync());
            await RunAsync("ingest", IngestAsync);
            await RunAsync("reuse", ReuseAsync);
            await RunAsync("copy", CopyAsync);
            await RunAsync("latency", () => new Latency(PathOf(PlainDisk), Path.Combine(_work, "portal")).RunAsync());
            await RunAsync("api", () => new ApiPart(_work, arguments.Rounds).RunAsync());
            return _digests.Count <= 1 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(_work, recursive: true);
        }
    }

    private Task RunAsync(string part, Func<Task> run) => arguments.Only is null || arguments.Only == part ? run() : Task.CompletedTask;

    private async Task IngestAsync()
    {
        Table.Begin(["ingest", "budget", .. Comparison.Columns, "written MiB"]);
        foreach (var (name, format, budget) in Disks)
        {
            if ((await Commands.WorkAsync("inspect", PathOf(name), Store, 1))[0] is { Outcome: not "accepted" } refused)
            {
                Table.Row(name, refused.Outcome);
                continue;
            }

            var ingest = await CompareIngestAsync("ingest", name, format);
            _digests.Add(ingest.Any.Outcome);
            Table.Row([name, budget, .. ingest.Cells(), Table.MiB(ingest.Any.BytesWritten)]);
        }
    }

    private async Task ReuseAsync()
    {
        var stored = (await Commands.WorkAsync("ingest", PathOf(PlainDisk), Store, 1))[0];
        var again = await CompareIngestAsync("again", PlainDisk, "qcow2");
        var derived = (await Commands.WorkAsync("again", PathOf("debian12-derived.qcow2"), Store, 1))[0];
        var verify = await CompareAsync("verify", stored.Outcome, () => Commands.HashAsync(PathOf(PlainDisk)));
        var export = await CompareAsync("export", stored.Outcome, () => Commands.ConvertSyncAsync(PathOf(PlainDisk), "qcow2", _work));

        Table.Begin(["of the stored disk", "reference", .. Comparison.Columns]);
        Table.Row(["second ingest", "convert, sync, dgst", .. again.Cells()]);
        Table.Row(["verify", "dgst", .. verify.Cells()]);
        Table.Row(["export to raw", "convert, sync", .. export.Cells()]);
        Console.WriteLine($"""

            The second ingest wrote {again.Any.ChunksWritten} chunks; that of the derived disk wrote {derived.ChunksWritten} of {derived.Chunks},
            {Table.MiB(derived.BytesWritten)} MiB as stored, in {Table.Number(derived.Seconds, 2)} s.
            """);
    }

    private async Task CopyAsync()
    {
        var stored = (await Commands.WorkAsync("ingest", PathOf(PlainDisk), Store, 1))[0].Outcome;
        var derived = (await Commands.WorkAsync("again", PathOf("debian12-derived.qcow2"), Store, 1))[0].Outcome;
        var copies = new List<(string Name, string Task, string Digest)>
        {
            ("folder to folder", "copy", stored),
            ("the same again", "copy again", stored),
            ("derived, base present", "copy derived", derived),
        };
        if (Bucket.IsThere)
        {
            copies.AddRange([
                ("folder to S3", "copy to S3", stored),
                ("the same again", "copy to S3 again", stored),
                ("S3 to folder", "copy from S3", stored),
                ("derived, base present, to S3", "copy derived to S3", derived),
            ]);
        }

        Table.Begin(["copy", .. Comparison.Columns, "chunks moved", "moved MiB"]);
        foreach (var (name, task, digest) in copies)
        {
            var copy = await CompareAsync(task, digest, () => Commands.CopySyncAsync(PathOf(PlainDisk), _work));
            Table.Row([name, .. copy.Cells(), $"{copy.Any.ChunksWritten}", Table.MiB(copy.Any.BytesWritten)]);
        }
    }

    private Task<Comparison> CompareIngestAsync(string task, string name, string format) =>
        CompareAsync(task, PathOf(name), () => ReferenceAsync(PathOf(name), format));

    /// <summary>Unpacks a disk to a raw file, makes it durable, and hashes as many bytes as the disk has data.</summary>
    private async Task<double> ReferenceAsync(string file, string format) =>
        await Commands.ConvertSyncAsync(file, format, _work) + await Commands.HashAsync(PathOf(PlainDisk));

    private Task<Comparison> CompareAsync(string task, string file, Func<Task<double>> reference) =>
        Comparison.RunAsync(arguments.Rounds, reference, runs => Commands.WorkAsync(task, file, Store, runs));

    private string PathOf(string name) => Path.Combine(arguments.Disks, name);
}
