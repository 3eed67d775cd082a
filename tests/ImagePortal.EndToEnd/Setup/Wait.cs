using System.Diagnostics;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>Looks again and again, for what no page shows.</summary>
internal static class Wait
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    internal static Task UntilAsync(string what, Func<bool> holds, TimeSpan? within = null, TimeSpan? every = null) =>
        UntilAsync(what, () => Task.FromResult(holds()), within, every);

    internal static async Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan? within = null, TimeSpan? every = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(since) > (within ?? Usual))
            {
                throw new TimeoutException($"Waited in vain for: {what}.");
            }

            await Task.Delay(every ?? Look, TestContext.Current.CancellationToken);
        }
    }
}
