using Hangfire;

namespace ImagePortal.Web.Components.Operators;

/// <summary>The nodes that advance operations, as they last said so themselves.</summary>
public sealed class WorkerNodes(JobStorage storage, TimeProvider time)
{
    /// <summary>A node says so every half minute; after this it is taken for gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    internal IReadOnlyList<WorkerNode> List()
    {
        var now = time.GetUtcNow();
        return
        [
            .. storage.GetMonitoringApi().Servers()
                .Select(x => new WorkerNode(x.Name.Split(':')[0], x.WorkersCount, new DateTimeOffset(x.Heartbeat ?? x.StartedAt, TimeSpan.Zero), now - Silence))
                .OrderBy(x => x.Name, StringComparer.Ordinal),
        ];
    }
}
