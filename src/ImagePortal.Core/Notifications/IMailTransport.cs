using MimeKit;

namespace ImagePortal.Core.Notifications;

/// <summary>Hands a message over for good.</summary>
public interface IMailTransport
{
    /// <exception cref="DeliveryRefusedException">The server refused it for ever; trying again cannot help.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
