namespace ImagePortal.Benchmarks;

/// <summary>
/// Our runs of a task and those of its reference, taken in turns so that a busy moment of the machine hits both. The best of each is
/// shown: whatever else a machine does only ever adds to a time.
/// </summary>
internal sealed class Comparison
{
    private const int RunsPerProcess = 3;

    private readonly List<double> _references = [];
    private readonly List<Measurement> _first = [];
    private readonly List<Measurement> _warm = [];

    /// <summary>Every measurement has the same outcome, or the task is broken.</summary>
    public Measurement Any => _first[0];

    public static async Task<Comparison> RunAsync(int rounds, Func<Task<double>> reference, Func<int, Task<List<Measurement>>> work)
    {
        var comparison = new Comparison();
        for (var round = 0; round < rounds; round++)
        {
            comparison._references.Add(await reference());
            var runs = await work(RunsPerProcess);
            comparison._first.Add(runs[0]);
            comparison._warm.AddRange(runs.Skip(1));
        }

        return comparison;
    }

    public static string[] Columns => ["reference s", "new process s", "ratio", "warm s", "ratio", "new process CPU s", "warm CPU s", "peak MiB"];

    public string[] Cells()
    {
        var (reference, first, warm) = (_references.Min(), _first.Min(run => run.Seconds), _warm.Min(run => run.Seconds));
        return
        [
            Table.Number(reference, 2),
            Table.Number(first, 2),
            Table.Number(first / reference, 2),
            Table.Number(warm, 2),
            Table.Number(warm / reference, 2),
            Table.Number(_first.Min(run => run.CpuSeconds), 1),
            Table.Number(_warm.Min(run => run.CpuSeconds), 1),
            Table.MiB(_warm.Max(run => run.PeakBytes)),
        ];
    }
}
