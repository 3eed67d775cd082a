using System.Diagnostics;

namespace ImagePortal.Fuzz;

/// <summary>Runs cases of one target. A case is made anew from the seed's number and its own.</summary>
internal sealed class Fuzzer : IDisposable
{
    private readonly FuzzTarget _target;
    private readonly IReadOnlyList<FuzzSeed> _seeds;
    private readonly List<FuzzCase> _files;
    private readonly int _seed;
    private readonly Findings _findings;
    private readonly Watchdog _watchdog;
    private (int Number, FuzzCase File) _current;

    public Fuzzer(FuzzTarget target, IReadOnlyList<FuzzSeed> seeds, int seed, Findings findings)
    {
        (_target, _seeds, _seed, _findings) = (target, seeds, seed, findings);
        _files = [.. seeds.Select(x => new FuzzCase(x.Bytes))];
        _watchdog = new(() => Report("it never came back"));
    }

    public string Name => _target.Name;

    /// <summary>Cases run.</summary>
    public int Count { get; private set; }

    public async Task RunAsync(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            await RunOneAsync(Count);
        }
    }

    public async Task RunAsync(int cases)
    {
        while (Count < cases)
        {
            await RunOneAsync(Count);
        }
    }

    /// <summary>One case, by its number.</summary>
    public async Task RunOneAsync(int number)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + number));
        var which = random.Next(_seeds.Count);
        _current = (number, _files[which]);
        _target.Mutate(_files[which], _seeds[which], random);
        if (_target.Seal is not null && random.Next(10) != 0)
        {
            _target.Seal(_files[which]);
        }

        _watchdog.Start();
        var exception = await FindExceptionAsync(_files[which], random);
        var excess = _watchdog.Stop();
        if ((exception ?? excess) is { } finding)
        {
            Report(finding);
        }

        _files[which].Undo();
        Count++;
    }

    public void Dispose() => _watchdog.Dispose();

    private void Report(string what) => _findings.Add(_target.Name, _seed, _current.Number, _current.File, what);

    private async Task<string?> FindExceptionAsync(FuzzCase file, Random random)
    {
        try
        {
            await _target.Run(new FuzzSource(file.Bytes, file.Length), random);
            return null;
        }
#pragma warning disable CA1031 // To find any exception is what this program is for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }
}
