using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Operations;

/// <summary>Keeps a lease while work is done, and stops the work when the lease is lost or a cancel is asked for.</summary>
internal sealed partial class LeaseWatch : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop;
    private readonly OperationLease _leases;
    private readonly Operation _operation;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _loop;

    internal LeaseWatch(OperationLease leases, Operation operation, TimeProvider time, ILogger logger, CancellationToken shutdown)
    {
        (_leases, _operation, _time, _logger) = (leases, operation, time, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        _loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    /// <summary>Fires when the work must stop; <see cref="State"/> then says why, or <see cref="LeaseState.Held"/> for a shutdown.</summary>
    internal CancellationToken Stop => _stop.Token;

    internal LeaseState State { get; private set; } = LeaseState.Held;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        var renewed = _time.GetTimestamp();
        using var timer = new PeriodicTimer(LookEvery, _time);
        try
        {
            while (State == LeaseState.Held)
            {
                await timer.WaitForNextTickAsync(Stop);
                if (_time.GetElapsedTime(renewed) >= OperationLease.RenewEvery && await TryAsync(() => _leases.RenewAsync(_operation.Id, _operation.Fence, Stop)))
                {
                    renewed = _time.GetTimestamp();
                }

                await TryAsync(async () =>
                {
                    State = await _leases.LookAsync(_operation.Id, _operation.Fence, Stop);
                    return true;
                });
                State = State == LeaseState.Held && _time.GetElapsedTime(renewed) >= OperationLease.Length ? LeaseState.Lost : State;
            }

            await _stop.CancelAsync();
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            // The work has ended, or the node shuts down.
        }
    }

    /// <summary>A database that is away for a moment costs nothing while the lease still runs.</summary>
    private async Task<bool> TryAsync(Func<Task<bool>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, _operation.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of operation {Id} could not be looked at; tried again")]
    private partial void LogFault(Exception fault, OperationId id);
}
