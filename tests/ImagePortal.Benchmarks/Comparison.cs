namespace ImagePortal.Benchmarks;

/// <summary>Our runs of a task and those of its reference, taken in turns so that a busy moment of the machine hits both.</summary>
internal sealed class Comparison
{
    private const int RunsPerProcess = 3;

    private readonly List<double> _references = [];
    private readonly List<Measurement> _first = [];
    private readonly List<Measurement> _warm = [];

    /// <summary>Every measurement has the same outcome, or the task is broken.</summary>
    public Measurement Any => _first[0];

    /// <summary>Median seconds of the reference.</summary>
    public double Reference => Median(_references, seconds => seconds);

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
        var (first, warm) = (Median(_first, run => run.Seconds), Median(_warm, run => run.Seconds));
        return
        [
            Table.Number(Reference, 2),
            Table.Number(first, 2),
            Table.Number(first / Reference, 2),
            Table.Number(warm, 2),
            Table.Number(warm / Reference, 2),
            Table.Number(Median(_first, run => run.CpuSeconds), 1),
            Table.Number(Median(_warm, run => run.CpuSeconds), 1),
            Table.MiB(_warm.Max(run => run.PeakBytes)),
        ];
    }

    public static double Median<T>(IEnumerable<T> runs, Func<T, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
