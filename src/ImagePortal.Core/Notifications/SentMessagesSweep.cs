using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// Removes messages that were sent or dropped long ago. What they said stays in the portal as a notification; the limits of
/// <see cref="OutboxThrottle"/> look back an hour, and the shortest time that messages are kept is a day.
/// </summary>
internal sealed class SentMessagesSweep(SystemDatabase database, IOptionsMonitor<OutboxOptions> options, TimeProvider time) : ISweep
{
    private const int Batch = 500;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.CurrentValue.KeepSentDays);
        await using var db = database.Open();

        // By the moment its last claim ended, which an index finds: never before it was sent, and minutes after it.
        var over = await db.Outbox
            .Where(x => (x.State == OutboxState.Sent || x.State == OutboxState.Dropped) && x.DueAt < before)
            .OrderBy(x => x.State).ThenBy(x => x.DueAt)
            .Select(x => x.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        if (over.Count > 0)
        {
            await db.Outbox.Where(x => over.Contains(x.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
