using System.Collections.Concurrent;
using Hangfire;
using Hangfire.States;

namespace ImagePortal.Core.Operations;

/// <summary>Hints to Hangfire that an operation may be due. A lost hint costs time, never work: the sweep gives it again.</summary>
public sealed class OperationHints(IBackgroundJobClient jobs, TimeProvider time)
{
    /// <summary>The queue of what takes hours and nobody waits for. It has a worker of its own, so that it holds up nothing else.</summary>
    public const string PatientQueue = "upkeep";

    private static readonly TimeSpan HintAgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<OperationId, DateTimeOffset> _hinted = new();

    public void Hint(OperationId id) => Hint(id, EnqueuedState.DefaultQueue);

    public void Hint(OperationId id, OperationKind kind) =>
        Hint(id, kind is OperationKind.Verification or OperationKind.Collection ? PatientQueue : EnqueuedState.DefaultQueue);

    /// <summary>Hints unless a recent hint may still be waiting for a worker, so that a long queue is not filled with copies.</summary>
    internal void HintOnce(OperationId id, OperationKind kind)
    {
        if (!_hinted.TryGetValue(id, out var at) || time.GetUtcNow() - at >= HintAgainAfter)
        {
            Hint(id, kind);
        }
    }

    internal void Taken(OperationId id) => _hinted.TryRemove(id, out _);

    private void Hint(OperationId id, string queue)
    {
        _hinted[id] = time.GetUtcNow();
        jobs.Create<AdvanceOperationJob>(x => x.RunAsync(id.Value, CancellationToken.None), new EnqueuedState(queue));
    }
}
