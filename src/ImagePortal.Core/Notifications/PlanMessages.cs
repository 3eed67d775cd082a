using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// Makes the messages of new notifications, one a channel, by what their members chose. A notification is written in the transaction of what it tells;
/// how it reaches people is decided here, so that no transaction of one account reads the choices of another.
/// </summary>
public sealed partial class PlanMessages(SystemDatabase database, SmsGateway gateway, TimeProvider time, ILogger<PlanMessages> logger)
{
    private const int Batch = 200;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await PlanAsync(cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    internal async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Notifications.AnyAsync(x => x.IsWaiting, cancellationToken);
    }

    private async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var waiting = await db.Notifications.Where(x => x.IsWaiting).OrderBy(x => x.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        var members = waiting.Select(x => x.Member).Distinct().ToList();
        var mails = await db.Users.Where(x => members.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Email, cancellationToken);
        var phones = await db.Phones.AsNoTracking().Where(x => members.Contains(x.Member)).ToDictionaryAsync(x => x.Member, x => x.Number, cancellationToken);
        var choices = await db.NoticeChoices.AsNoTracking().Where(x => members.Contains(x.Member)).ToDictionaryAsync(x => (x.Member, x.Topic), cancellationToken);
        foreach (var notification in waiting)
        {
            var topic = NoticeTopics.Of(notification.Kind);
            var choice = choices.GetValueOrDefault((notification.Member, topic));
            if (mails.GetValueOrDefault(notification.Member) is { } mail && (choice is null or { ByMail: true } || NoticeTopics.AlwaysByMail(topic)))
            {
                db.Outbox.Add(new OutboxMessage(notification.Id, notification.Account, Channel.Mail, mail, time.GetUtcNow()));
            }

            if (gateway.IsSet && choice is { BySms: true } && phones.GetValueOrDefault(notification.Member) is { } number)
            {
                db.Outbox.Add(new OutboxMessage(notification.Id, notification.Account, Channel.Sms, number, time.GetUtcNow()));
            }

            notification.Planned();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return waiting.Count;
        }
        catch (DbUpdateException lost) when (UniqueViolation.Is(lost))
        {
            // One message a notification and channel: another node made them at the same time.
            LogMadeElsewhere();
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another node made these messages")]
    private partial void LogMadeElsewhere();
}
