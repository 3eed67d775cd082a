namespace ImagePortal.Benchmarks;

/// <summary>
/// Runs of a workload by the tool, by a worker, and of its reference, taken in turns so that a busy moment of the machine hits all. The best of
/// each is shown: whatever else a machine does only ever adds to a time.
/// </summary>
internal sealed class Comparison
{
    private const int RunsPerProcess = 2;

    private readonly List<double> _references = [];
    private readonly List<Measurement> _tool = [];
    private readonly List<Measurement> _warm = [];

    /// <summary>Every measurement has the same outcome, or the workload is broken.</summary>
    public Measurement Any => _warm[0];

    public static string[] Columns => ["reference s", "tool s", "ratio", "warm s", "ratio", "tool CPU s", "warm CPU s", "peak MiB"];

    /// <summary>Seconds of the tool's processes, and of a worker that has run before.</summary>
    public (double Tool, double Warm) Best => (_tool.Min(run => run.Seconds), _warm.Min(run => run.Seconds));

    public static async Task<Comparison> RunAsync(int rounds, Func<Task<double>> reference, Tool tool, Workload workload)
    {
        var comparison = new Comparison();
        for (var round = 0; round < rounds; round++)
        {
            comparison._references.Add(await reference());
            comparison._tool.Add(await tool.RunAsync(workload));
            comparison._warm.AddRange(await Commands.WorkAsync(workload, RunsPerProcess));
        }

        return comparison;
    }

    public string[] Cells()
    {
        var (reference, (tool, warm)) = (_references.Min(), Best);
        return
        [
            Table.Number(reference, 2),
            Table.Number(tool, 2),
            Table.Number(tool / reference, 2),
            Table.Number(warm, 2),
            Table.Number(warm / reference, 2),
            Table.Number(_tool.Min(run => run.CpuSeconds), 1),
            Table.Number(_warm.Min(run => run.CpuSeconds), 1),
            Table.MiB(_warm.Max(run => run.PeakBytes)),
        ];
    }
}
