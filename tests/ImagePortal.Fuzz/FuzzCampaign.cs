using System.Diagnostics;
using System.Globalization;

namespace ImagePortal.Fuzz;

/// <summary>Goes from target to target in short turns, so that each has had its share whenever the run is ended, and says after each round how far it is.</summary>
internal sealed class FuzzCampaign : IDisposable
{
    private const int LongestTurn = 20;
    private readonly List<Fuzzer> _fuzzers = [];
    private readonly FuzzOptions _options;
    private readonly Findings _findings;

    private FuzzCampaign(FuzzOptions options, Findings findings) => (_options, _findings) = (options, findings);

    public static async Task<FuzzCampaign> StartAsync(IEnumerable<FuzzTarget> targets, FuzzOptions options, Findings findings)
    {
        var campaign = new FuzzCampaign(options, findings);
        foreach (var target in targets)
        {
            campaign._fuzzers.Add(new(target, await target.MakeSeeds(), options.Seed, findings));
        }

        return campaign;
    }

    public async Task RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        if (_options.Case is { } number)
        {
            await ForEachAsync(x => x.RunOneAsync(number));
        }
        else if (_options.Cases is { } cases)
        {
            await ForEachAsync(x => x.RunAsync(cases));
        }
        else
        {
            var turn = TimeSpan.FromSeconds(Math.Min(LongestTurn, (double)_options.Seconds / _fuzzers.Count));
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < _options.Seconds)
            {
                await ForEachAsync(x => x.RunAsync(turn));
                Report(Stopwatch.GetElapsedTime(started));
            }

            return;
        }

        Report(Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => _fuzzers.ForEach(x => x.Dispose());

    private async Task ForEachAsync(Func<Fuzzer, Task> run)
    {
        foreach (var fuzzer in _fuzzers)
        {
            await run(fuzzer);
        }
    }

    private void Report(TimeSpan elapsed) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{elapsed:hh\\:mm\\:ss} {_fuzzers.Sum(x => (long)x.Count)} cases, {_findings.Count} findings: {string.Join(", ", _fuzzers.Select(x => $"{x.Name} {x.Count}"))}"));
}
