using System.Security.Cryptography;
using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// The number that a member gets SMS at, once a code sent to it came back. Codes are kept as hashes, end by themselves, allow few wrong tries, and are
/// sent seldom: an SMS costs money, and a strange number must not be bothered.
/// </summary>
public sealed class Phone(AccountId account, Guid member)
{
    public const int CodeLength = 6;
    public const int MaxTries = 5;
    public const int CodesPerDay = 5;

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan CodePause = TimeSpan.FromMinutes(1);

    private const int HashRounds = 20_000;

    public AccountId Account { get; private set; } = account;

    public Guid Member { get; private set; } = member;

    /// <summary>The one that is used, such as <c>+8613800138000</c>; null until the first was verified.</summary>
    public string? Number { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The one that a code was sent to, until it came back.</summary>
    public string? Pending { get; private set; }

    public byte[]? CodeHash { get; private set; }

    public DateTimeOffset? CodeSentAt { get; private set; }

    public int Tries { get; private set; }

    public DateOnly CodeDay { get; private set; }

    /// <summary>Codes sent on <see cref="CodeDay"/>.</summary>
    public int Codes { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsVerified => Number is not null;

    /// <summary>Makes a code for a number, which must then be sent.</summary>
    public Result<string> Ask(string number, DateTimeOffset now)
    {
        if (CodeSentAt + CodePause is { } next && next > now)
        {
            return NotificationErrors.CodeTooSoon((int)Math.Ceiling((next - now).TotalSeconds));
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var sent = CodeDay == today ? Codes : 0;
        if (sent >= CodesPerDay)
        {
            return NotificationErrors.TooManyCodes(CodesPerDay);
        }

        var code = RandomNumberGenerator.GetString("0123456789", CodeLength);
        (Pending, CodeHash, CodeSentAt, Tries) = (number, Hash(code), now, 0);
        (CodeDay, Codes, Version) = (today, sent + 1, Guid.NewGuid());
        return code;
    }

    /// <summary>Takes the number for verified where the code is the one that was sent to it.</summary>
    public Result Confirm(string code, DateTimeOffset now)
    {
        if (Pending is null || CodeHash is null || CodeSentAt + CodeLife <= now)
        {
            return NotificationErrors.NoCode;
        }

        if (Tries >= MaxTries)
        {
            return NotificationErrors.TooManyTries;
        }

        (Tries, Version) = (Tries + 1, Guid.NewGuid());
        if (!CryptographicOperations.FixedTimeEquals(CodeHash, Hash(code.Trim())))
        {
            return NotificationErrors.WrongCode(MaxTries - Tries);
        }

        (Number, VerifiedAt, Pending, CodeHash) = (Pending, now, null, null);
        return Result.Done;
    }

    public void Forget() => (Number, VerifiedAt, Pending, CodeHash, Version) = (null, null, null, null, Guid.NewGuid());

    /// <summary>The number in the one form that gateways take, or null: a plus, the country and the rest, 8 to 15 digits (E.164).</summary>
    public static string? Normalize(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isPlain = text.Trim() is ['+', ..] trimmed && trimmed[1..].All(x => char.IsAsciiDigit(x) || x is ' ' or '-' or '(' or ')' or '.');
        return isPlain && digits is { Length: >= 8 and <= 15 } and not ['0', ..] ? $"+{digits}" : null;
    }

    private byte[] Hash(string code) => Rfc2898DeriveBytes.Pbkdf2(code, Member.ToByteArray(), HashRounds, HashAlgorithmName.SHA256, 32);
}
