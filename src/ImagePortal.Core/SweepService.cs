using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core;

/// <summary>Runs every room's sweep on a worker node. One that fails is logged and tried again the next time; it stops no other.</summary>
internal sealed partial class SweepService(IEnumerable<ISweep> sweeps, TimeProvider time, ILogger<SweepService> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            foreach (var sweep in sweeps)
            {
                await RunAsync(sweep, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(ISweep sweep, CancellationToken cancellationToken)
    {
        try
        {
            await sweep.SweepAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault, sweep.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep {Sweep} failed and is tried again")]
    private partial void LogFailed(Exception fault, string sweep);
}
