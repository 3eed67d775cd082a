using System.Diagnostics;
using Hangfire;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// Plans and sends what is due in the outbox, the channels beside each other. Each message is claimed first, so that two nodes do not both send it. One
/// that was sent by a node that died before it could say so is sent again under the same id.
/// </summary>
public sealed partial class DeliverOutbox(
    SystemDatabase database, PlanMessages plan, IEnumerable<IDelivery> deliveries, OutboxThrottle throttle, TimeProvider time, ILogger<DeliverOutbox> logger)
{
    internal static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(2);

    private const int Batch = 100;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await plan.RunAsync(cancellationToken);
        await Task.WhenAll(deliveries.Select(x => DeliverAllAsync(x, cancellationToken)));
    }

    internal async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        if (await plan.IsNeededAsync(cancellationToken))
        {
            return true;
        }

        var now = time.GetUtcNow();
        await using var db = database.Open();
        return await db.Outbox.AnyAsync(x => x.State == OutboxState.Pending && x.DueAt <= now, cancellationToken);
    }

    private async Task DeliverAllAsync(IDelivery delivery, CancellationToken cancellationToken)
    {
        foreach (var id in await FindDueAsync(delivery.Channel, cancellationToken))
        {
            if (await ClaimAsync(id, cancellationToken))
            {
                await DeliverAsync(delivery, id, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> FindDueAsync(Channel channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        return await db.Outbox
            .Where(x => x.State == OutboxState.Pending && x.DueAt <= now && x.Channel == channel)
            .OrderBy(x => x.DueAt)
            .Select(x => x.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + ClaimLength;
        await using var db = database.Open();
        return await db.Outbox
            .Where(x => x.Id == id && x.State == OutboxState.Pending && x.DueAt <= now)
            .ExecuteUpdateAsync(
                x => x.SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempt, m => m.Attempt + 1).SetProperty(m => m.Version, Guid.NewGuid()),
                cancellationToken) == 1;
    }

    private async Task DeliverAsync(IDelivery delivery, Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var message = await db.Outbox.SingleAsync(x => x.Id == id, cancellationToken);
        var notification = await db.Notifications.SingleAsync(x => x.Id == message.Notification, cancellationToken);
        if (await throttle.FullUntilAsync(db, message, notification, cancellationToken) is { } free)
        {
            message.Wait(free, notification.CreatedAt + OutboxThrottle.WaitsAtMost);
            LogThrottled(id, message.State);
        }
        else
        {
            await SendAsync(delivery, message, notification, cancellationToken);
        }

        PortalTelemetry.Messages.Add(1, new TagList { { "channel", message.Channel.ToString().ToLowerInvariant() }, { "state", message.State.ToString() } });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task SendAsync(IDelivery delivery, OutboxMessage message, Notification notification, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.SendAsync(message, notification, cancellationToken);
            message.Sent(time.GetUtcNow());
            LogSent(message.Id, message.Channel, message.Recipient);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            message.Fail(fault.Message, fault is DeliveryRefusedException, time.GetUtcNow());
            LogNotSent(fault, message.Id, message.State);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} sent by {Channel} to {Recipient}")]
    private partial void LogSent(Guid id, Channel channel, string recipient);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was not sent; now {State}")]
    private partial void LogNotSent(Exception fault, Guid id, OutboxState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} would be one too many for its recipient; now {State}")]
    private partial void LogThrottled(Guid id, OutboxState state);
}
