using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>What could not be delivered to anyone, newest first; for operators.</summary>
public sealed class ListDeadLetters(OperatorDatabase operators)
{
    public const int Most = 200;

    public async Task<Result<DeadLetterList>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        var opened = await operators.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var dead = db.Outbox.AsNoTracking().Where(x => x.State == OutboxState.Dead);
        var items = await (
            from message in dead
            join notification in db.Notifications on message.Notification equals notification.Id
            orderby message.DueAt descending
            select new DeadLetter(
                message.Id, message.Channel, message.Account, message.Recipient, notification.Kind, notification.Title, message.Attempt, message.LastFault,
                notification.CreatedAt, message.DueAt))
            .Take(Most)
            .ToListAsync(cancellationToken);
        return new DeadLetterList(items, await dead.CountAsync(cancellationToken));
    }
}
