using Hangfire;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ImagePortal.Core.Notifications;

/// <summary>Sends what is due in the outbox. Each message is claimed first, so that two nodes do not both send it.</summary>
public sealed partial class DeliverOutbox(
    SystemDatabase database, IMailComposer composer, IMailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<DeliverOutbox> logger)
{
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(2);

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await FindDueAsync(cancellationToken))
        {
            if (await ClaimAsync(id, cancellationToken))
            {
                await DeliverAsync(id, cancellationToken);
            }
        }
    }

    internal async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        return await db.Outbox
            .Where(x => x.State == OutboxState.Pending && x.DueAt <= now)
            .OrderBy(x => x.DueAt)
            .Select(x => x.Id)
            .Take(100)
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

    private async Task DeliverAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var message = await db.Outbox.SingleAsync(x => x.Id == id, cancellationToken);
        var notification = await db.Notifications.SingleAsync(x => x.Id == message.Notification, cancellationToken);
        try
        {
            await transport.SendAsync(await ComposeAsync(message, notification, cancellationToken), cancellationToken);
            message.Sent(time.GetUtcNow());
            LogSent(id, message.Recipient);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            message.Fail(fault.Message, fault is MailRefusedException, time.GetUtcNow());
            LogNotSent(fault, id, message.State);
        }

        PortalTelemetry.Messages.Add(1, new("channel", "mail"), new("state", message.State.ToString()));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<MimeMessage> ComposeAsync(OutboxMessage message, Notification notification, CancellationToken cancellationToken)
    {
        var notice = Notice.Parse(notification.Kind, notification.Payload);
        var content = await composer.ComposeAsync(notification.Kind, notice, notification.Link, message.Recipient, cancellationToken);
        var mail = new MimeMessage
        {
            // The same id however often it is sent: mail servers and readers fold repeats into one.
            MessageId = $"{message.Id:N}@{MailboxAddress.Parse(options.Value.From).Domain}",
            Subject = content.Subject,
            Date = notification.CreatedAt,
            Body = new BodyBuilder { HtmlBody = content.Html, TextBody = content.Text }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress("ImagePortal", MailboxAddress.Parse(options.Value.From).Address));
        mail.To.Add(MailboxAddress.Parse(message.Recipient));
        return mail;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} sent to {Recipient}")]
    private partial void LogSent(Guid id, string recipient);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was not sent; now {State}")]
    private partial void LogNotSent(Exception fault, Guid id, OutboxState state);
}
