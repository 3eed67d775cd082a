using Hangfire;

namespace ImagePortal.Core.Notifications;

/// <summary>Hints to Hangfire that the outbox has something to send. A lost hint is given again by the sweep.</summary>
public sealed class OutboxHints(IBackgroundJobClient jobs)
{
    public void Hint() => jobs.Enqueue<DeliverOutbox>(x => x.RunAsync(CancellationToken.None));
}
