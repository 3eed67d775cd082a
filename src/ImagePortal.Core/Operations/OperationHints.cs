using System.Collections.Concurrent;
using Hangfire;

namespace ImagePortal.Core.Operations;

/// <summary>Hints to Hangfire that an operation may be due. A lost hint costs time, never work: the sweep gives it again.</summary>
public sealed class OperationHints(IBackgroundJobClient jobs, TimeProvider time)
{
    private static readonly TimeSpan HintAgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<OperationId, DateTimeOffset> _hinted = new();

    public void Hint(OperationId id)
    {
        _hinted[id] = time.GetUtcNow();
        jobs.Enqueue<AdvanceOperationJob>(x => x.RunAsync(id.Value, CancellationToken.None));
    }

    /// <summary>Hints unless a recent hint may still be waiting for a worker, so that a long queue is not filled with copies.</summary>
    internal void HintOnce(OperationId id)
    {
        if (!_hinted.TryGetValue(id, out var at) || time.GetUtcNow() - at >= HintAgainAfter)
        {
            Hint(id);
        }
    }

    internal void Taken(OperationId id) => _hinted.TryRemove(id, out _);
}
