using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Waits for instances that are on their way to run or to be off.</summary>
internal sealed class InstanceRest(SystemDatabase database, KeepInstances keep)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>As it is then; null when there is none.</returns>
    internal async Task<Instance?> WaitAsync(OperationContext operation, InstanceId id, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
        {
            await using var db = database.Open();
            var instance = await db.Instances.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
            if (instance is not { State: InstanceState.Stopping or InstanceState.Starting })
            {
                return instance;
            }

            if (!waited)
            {
                await operation.LogAsync(
                    instance.State == InstanceState.Stopping ? "Waiting for the instance to shut down." : "Waiting for the instance to start.", cancellationToken);
            }

            await keep.RunAsync(cancellationToken);
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
