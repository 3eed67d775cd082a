using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ImagePortal.Core.Notifications;

/// <summary>Sends over SMTP. A password never travels in clear: without encryption there is no login.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private readonly MailOptions _options = options.Value;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = 30_000 };
        if (_options.TrustedCertificate is { } trusted)
        {
            client.CheckCertificateRevocation = false;
            client.ServerCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), trusted, StringComparison.OrdinalIgnoreCase);
        }

        await client.ConnectAsync(_options.Host!, _options.Port, Security(_options.Security), cancellationToken);
        if (_options.User is { } user)
        {
            await client.AuthenticateAsync(user, _options.Password ?? "", cancellationToken);
        }

        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500)
        {
            // 5xx is final, 4xx is for later (RFC 5321, section 4.2.1).
            throw new DeliveryRefusedException($"{(int)refused.StatusCode} {refused.Message}", refused);
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or OperationCanceledException)
        {
            // The server has taken the message. A fault now would only send it twice.
        }
    }

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
