using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>How mail leaves the portal, section <c>Portal:Mail</c>. Without a host, messages are written as <c>.eml</c> files under the data path.</summary>
public sealed record MailOptions
{
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>StartTls (default), Tls (from the first byte) or None.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    [Required, EmailAddress]
    public string From { get; init; } = "imageportal@localhost.localdomain";

    /// <summary>Mails about shares to one address within an hour; more wait. Strangers cause them.</summary>
    [Range(1, 1000)]
    public int SharesPerRecipientPerHour { get; init; } = 20;

    /// <summary>SHA-256 of a certificate to trust although no authority signed it, in hex; for a private mail server.</summary>
    public string? TrustedCertificate { get; init; }
}

public enum MailSecurity
{
    StartTls,
    Tls,
    None,
}

[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
