namespace ImagePortal.Core.Notifications;

internal sealed class SmsDelivery(ISmsComposer composer, SmsGateway gateway) : IDelivery
{
    public Channel Channel => Channel.Sms;

    public Task SendAsync(OutboxMessage message, Notification notification, CancellationToken cancellationToken)
    {
        var notice = Notice.Parse(notification.Kind, notification.Payload);
        return gateway.SendAsync(message.Id.ToString("N"), message.Recipient, composer.Compose(notification.Kind, notice, notification.Link), cancellationToken);
    }
}
