using System.Security.Cryptography;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>The public half of an API key, such as <c>AKIDk3Fq92Lm5TyX8hJd</c>. It goes over the wire with every request and is no secret.</summary>
public readonly record struct SecretId(string Value)
{
    public const int MaxLength = 40;

    private const string Prefix = "AKID";
    private const int RandomLength = 32;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static SecretId New() => new(Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength));

    /// <summary>Letters and digits after the prefix; shorter ones come from the seeds.</summary>
    public static bool TryParse(string? text, out SecretId id)
    {
        var valid = text is { Length: > 4 and <= MaxLength } && text.StartsWith(Prefix, StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);
        id = valid ? new SecretId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
