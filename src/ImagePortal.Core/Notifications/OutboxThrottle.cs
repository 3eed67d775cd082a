using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// Keeps one recipient from being flooded: of SMS, which cost money and wake people, and of mails about shares, which strangers cause. Whatever waits or
/// is left out stands in the portal all the same.
/// </summary>
public sealed class OutboxThrottle(IOptions<SmsOptions> sms, IOptions<MailOptions> mail, TimeProvider time)
{
    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>News older than this is no news: it is dropped instead of sent.</summary>
    internal static readonly TimeSpan WaitsAtMost = TimeSpan.FromHours(24);

    /// <returns>When the message may go; null for at once.</returns>
    internal async Task<DateTimeOffset?> FullUntilAsync(PortalDbContext db, OutboxMessage message, Notification notification, CancellationToken cancellationToken)
    {
        var isShare = notification.Kind is NoticeKind.ImageShared or NoticeKind.ShareEnded;
        if (message.Channel == Channel.Mail && !isShare)
        {
            return null;
        }

        var since = time.GetUtcNow() - Window;
        var sent = db.Outbox.Where(x => x.Recipient == message.Recipient && x.Channel == message.Channel && x.SentAt > since && x.Id != message.Id);
        if (message.Channel == Channel.Mail)
        {
            sent = sent.Where(x => db.Notifications.Any(n => n.Id == x.Notification && (n.Kind == NoticeKind.ImageShared || n.Kind == NoticeKind.ShareEnded)));
        }

        var limit = message.Channel == Channel.Sms ? sms.Value.PerRecipientPerHour : mail.Value.SharesPerRecipientPerHour;
        var last = await sent.OrderByDescending(x => x.SentAt).Select(x => x.SentAt).Take(limit).ToListAsync(cancellationToken);
        return last.Count < limit ? null : last[^1] + Window;
    }
}
