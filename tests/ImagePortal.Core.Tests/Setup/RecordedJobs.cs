using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Stands where Hangfire would: keeps what is queued until a test runs it.</summary>
public sealed class RecordedJobs : IBackgroundJobClient
{
    private readonly ConcurrentQueue<Job> _queue = new();

    /// <summary>Queued jobs as <c>Type:first argument</c>, oldest first.</summary>
    public IReadOnlyList<string> Queued => [.. _queue.Select(x => $"{x.Type.Name}:{x.Args[0]}")];

    public string Create(Job job, IState state)
    {
        _queue.Enqueue(job);
        return Guid.NewGuid().ToString();
    }

    public bool ChangeState(string jobId, IState state, string expectedState) => true;

    public void Forget() => _queue.Clear();

    /// <summary>Runs what is queued, and what that queues, until nothing is left.</summary>
    public async Task RunAllAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        while (_queue.TryDequeue(out var job))
        {
            await using var scope = services.CreateAsyncScope();
            var arguments = job.Args.Select(x => x is CancellationToken ? cancellationToken : x).ToArray();
            await (Task)job.Method.Invoke(scope.ServiceProvider.GetRequiredService(job.Type), arguments)!;
        }
    }
}
