namespace ImagePortal.Storage.Tests;

/// <summary>Starts work on stores in a process of its own, and kills it with SIGKILL at a random moment.</summary>
internal sealed class Killer(int seed)
{
    private readonly Random _random = new(seed);
    private TimeSpan _usual = TimeSpan.FromMilliseconds(300);

    /// <summary>How often each kind of work is killed: IMAGEPORTAL_TEST_KILLS.</summary>
    public static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_KILLS") ?? "25", null);

    public int Next(int below) => _random.Next(below);

    /// <param name="prepare">Called not each time: what is taken up again may be killed as well.</param>
    /// <param name="check">Called after each kill.</param>
    public async Task KillAsync(int kills, string work, string store, string other, Func<Task> prepare, Func<Task> check)
    {
        var killed = 0;
        for (var i = 0; i < kills; i++)
        {
            if (i % 3 == 0)
            {
                await prepare();
            }

            killed += await StartAndKillAsync(work, store, other) ? 1 : 0;
            await check();
        }

        Assert.True(killed > kills / 5, $"Only {killed} of {kills} runs were killed before they ended.");
    }

    /// <summary>True when the process was still at work. How long it usually works is learned from those that were not.</summary>
    private async Task<bool> StartAndKillAsync(string work, string store, string other)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = StoreProcess.Start(work, store, other);
        await process.StandardOutput.ReadLineAsync(token);
        var delay = _usual * _random.NextDouble();
        await Task.Delay(delay, token);
        process.Kill();
        await process.WaitForExitAsync(token);
        var wasAtWork = process.ExitCode != 0;
        _usual = wasAtWork ? _usual * 1.1 : (_usual + delay) / 2;
        return wasAtWork;
    }
}
