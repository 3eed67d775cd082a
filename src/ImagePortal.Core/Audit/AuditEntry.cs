using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Audit;

/// <summary>One line of the record of who did what. Never changed once written.</summary>
public sealed class AuditEntry
{
    public const int MaxNameLength = 64;
    public const int MaxFromLength = 128;

    /// <summary>Actions that begin so tell of something that was not allowed.</summary>
    public const string RefusedPrefix = "refused.";

    /// <summary>The account of lines that belong to none, such as a sign-in with an unknown mail.</summary>
    public static readonly AccountId Nobody = new(new string('0', AccountId.Length));

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public AccountId Account { get; private set; }

    /// <summary>Who did it; null for the portal itself.</summary>
    public Guid? Member { get; private set; }

    /// <summary>Where the request came from: an address, or an API key and its address. Null for the portal itself.</summary>
    public string? From { get; private set; }

    /// <summary>Stable name, as <c>image.imported</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Id of what it was done to.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What was so until then; null for what is new.</summary>
    public string? Before { get; private set; }

    /// <summary>What is so from then on; null for what is gone.</summary>
    public string? After { get; private set; }

    /// <summary>A keyed hash over all of the above: the portal wrote it so. Null on lines of a version that had none.</summary>
    public byte[]? Mac { get; private set; }

    /// <summary>What a caller asked for.</summary>
    /// <param name="account">In whose record it stands, where an operator acts on another account.</param>
    public static AuditEntry By(
        Caller caller, DateTimeOffset at, string action, string subject, string? before = null, string? after = null, AccountId? account = null) =>
        Of(account ?? caller.Account, at, action, subject, before, after, caller.Member, caller.From);

    /// <summary>What the portal did in an account, perhaps for a member who asked for it earlier.</summary>
    public static AuditEntry OfPortal(
        AccountId account, DateTimeOffset at, string action, string subject, string? before = null, string? after = null, Guid? member = null, string? from = null) =>
        Of(account, at, action, subject, before, after, member, from);

    internal void Sign(byte[] mac) => Mac = mac;

    /// <summary>A moment as exact as every database keeps it: what is read again must be what was signed.</summary>
    internal static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static AuditEntry Of(
        AccountId account, DateTimeOffset at, string action, string subject, string? before, string? after, Guid? member, string? from) => new()
        {
            At = Whole(at),
            Account = account,
            Member = member,
            From = Clip(from, MaxFromLength),
            Action = Clip(action, MaxNameLength)!,
            Subject = Clip(subject, MaxNameLength)!,
            Before = before,
            After = after,
        };

    private static string? Clip(string? text, int length) => text?.Length > length ? text[..length] : text;
}
