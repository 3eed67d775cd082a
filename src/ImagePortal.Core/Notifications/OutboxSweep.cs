using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Starts a delivery when messages are due, and measures what waits.</summary>
internal sealed class OutboxSweep(DeliverOutbox outbox, OutboxHints hints, SystemDatabase database) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (await outbox.IsNeededAsync(cancellationToken))
        {
            hints.Hint();
        }

        await using var db = database.Open();
        var depth = await db.Outbox
            .Where(x => x.State == OutboxState.Pending || x.State == OutboxState.Dead)
            .GroupBy(x => new { x.Channel, x.State })
            .Select(x => new { x.Key.Channel, x.Key.State, Count = x.Count() })
            .ToListAsync(cancellationToken);
        OutboxDepth.Set(depth.Select(x => (x.Channel, x.State, x.Count)));
    }
}
