namespace ImagePortal.Core.Notifications;

/// <summary>Words and sends the messages of one channel.</summary>
public interface IDelivery
{
    Channel Channel { get; }

    /// <exception cref="DeliveryRefusedException">A final no; trying again cannot help. Anything else that is thrown passes.</exception>
    Task SendAsync(OutboxMessage message, Notification notification, CancellationToken cancellationToken);
}
