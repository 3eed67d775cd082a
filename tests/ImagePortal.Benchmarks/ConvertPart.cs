namespace ImagePortal.Benchmarks;

/// <summary>A sparse disk costs what it holds, not what it could hold: 1 GiB of data in 50 GiB beside a full disk of 1 GiB.</summary>
internal sealed class ConvertPart(Tool tool, string work, int rounds)
{
    private const long GiB = 1L << 30;
    private const int Pieces = 64;

    public async Task RunAsync()
    {
        var (full, sparse) = (Path.Combine(work, "full.raw"), Path.Combine(work, "sparse.raw"));
        await MakeAsync(full, GiB);
        await MakeAsync(sparse, 50 * GiB);
        var runs = await Comparison.RunAsync(
            rounds,
            async () => (await Commands.WorkAsync(new(Workload.Convert, full, Path.Combine(work, "out")), 2)).Min(x => x.Seconds),
            tool,
            new(Workload.Convert, sparse, Path.Combine(work, "out")));

        Table.Begin(["convert to raw, 1 GiB of data", "budget", .. Comparison.Columns, "read MiB"]);
        Table.Row(["50 GiB sparse beside 1 GiB full", "2.0", .. runs.Cells(), Table.MiB(runs.Any.BytesRead)]);
        File.Delete(full);
        File.Delete(sparse);
    }

    /// <summary>1 GiB of noise in pieces that are spread over the disk.</summary>
    private static async Task MakeAsync(string path, long size)
    {
        var random = new Random(7);
        var piece = new byte[GiB / Pieces];
        await using var file = File.Create(path);
        file.SetLength(size);
        for (var i = 0; i < Pieces; i++)
        {
            random.NextBytes(piece);
            file.Position = size / Pieces * i;
            await file.WriteAsync(piece);
        }
    }
}
