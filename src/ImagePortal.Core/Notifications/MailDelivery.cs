using Microsoft.Extensions.Options;
using MimeKit;

namespace ImagePortal.Core.Notifications;

internal sealed class MailDelivery(IMailComposer composer, IMailTransport transport, IOptions<MailOptions> options) : IDelivery
{
    public Channel Channel => Channel.Mail;

    public async Task SendAsync(OutboxMessage message, Notification notification, CancellationToken cancellationToken)
    {
        var notice = Notice.Parse(notification.Kind, notification.Payload);
        var content = await composer.ComposeAsync(notification.Kind, notice, notification.Link, message.Recipient, cancellationToken);
        var from = MailboxAddress.Parse(options.Value.From);
        using var mail = new MimeMessage
        {
            // The same id however often it is sent: mail servers and readers fold repeats into one.
            MessageId = $"{message.Id:N}@{from.Domain}",
            Subject = content.Subject,
            Date = notification.CreatedAt,
            Body = new BodyBuilder { HtmlBody = content.Html, TextBody = content.Text }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress("ImagePortal", from.Address));
        mail.To.Add(MailboxAddress.Parse(message.Recipient));
        await transport.SendAsync(mail, cancellationToken);
    }
}
