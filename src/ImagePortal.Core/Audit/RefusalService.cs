using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Audit;

/// <summary>Writes refusals down every second, on every node, and the last ones when it stops.</summary>
internal sealed partial class RefusalService(RecordRefusals refusals, TimeProvider time, ILogger<RefusalService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RunAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAsync(stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await refusals.RunAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Refusals could not be written into the audit")]
    private partial void LogFailed(Exception fault);
}
