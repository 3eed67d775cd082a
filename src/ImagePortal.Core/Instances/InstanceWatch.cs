using ImagePortal.Core.Instances.Network;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Instances;

/// <summary>Follows instances that were asked to stop, start or go, so that nobody waits for the next sweep.</summary>
internal sealed partial class InstanceWatch(KeepInstances keep, InstanceHosting hosting, NetworkFileWriter files, InstanceHints hints, TimeProvider time, ILogger<InstanceWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (hosting.IsHere)
        {
            files.LogMissing();
        }

        while (await hints.WaitAsync(stoppingToken))
        {
            while (await IsUnsettledAsync(stoppingToken))
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<bool> IsUnsettledAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await keep.RunAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instances could not be looked after; the next sweep tries again")]
    private partial void LogFailed(Exception fault);
}
