namespace ImagePortal.Core.Notifications;

/// <summary>Starts a delivery when messages are due.</summary>
internal sealed class OutboxSweep(DeliverOutbox outbox, OutboxHints hints) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if ((await outbox.FindDueAsync(cancellationToken)).Count > 0)
        {
            hints.Hint();
        }
    }
}
