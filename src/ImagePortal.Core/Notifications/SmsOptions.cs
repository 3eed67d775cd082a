using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// The HTTP gateway that SMS leave through, section <c>Portal:Sms</c>. Without a URL there is no SMS. URL, headers and body may hold <c>{to}</c>,
/// <c>{text}</c>, <c>{id}</c> and <c>{secret}</c>; what is put in is escaped for where it stands.
/// </summary>
public sealed record SmsOptions : IValidatableObject
{
    private static readonly string[] Places = ["{to}", "{text}"];

    public string? Url { get; init; }

    [RegularExpression("^(POST|PUT|GET)$")]
    public string Method { get; init; } = "POST";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Body { get; init; } = """{"to":"{to}","text":"{text}"}""";

    /// <summary>Says how the body is escaped.</summary>
    [RegularExpression("^(application/json|application/x-www-form-urlencoded|text/xml)$")]
    public string ContentType { get; init; } = "application/json";

    /// <summary>What the gateway knows the portal by. Never logged.</summary>
    public string? Secret { get; init; }

    /// <summary>Header with an id that stays the same however often a message is sent, so that the gateway takes it once.</summary>
    [Required, MinLength(1)]
    public string IdempotencyHeader { get; init; } = "Idempotency-Key";

    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>SMS to one number within an hour; more wait.</summary>
    [Range(1, 1000)]
    public int PerRecipientPerHour { get; init; } = 10;

    public bool IsSet => !string.IsNullOrEmpty(Url);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSet)
        {
            yield break;
        }

        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return new ValidationResult("The URL of the SMS gateway must begin with https:// or http://.", [nameof(Url)]);
        }

        foreach (var place in Places.Where(x => !Url!.Contains(x, StringComparison.Ordinal) && !Body.Contains(x, StringComparison.Ordinal)))
        {
            yield return new ValidationResult($"Neither the URL nor the body for the SMS gateway holds {place}.", [nameof(Body)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class SmsOptionsValidator : IValidateOptions<SmsOptions>;
