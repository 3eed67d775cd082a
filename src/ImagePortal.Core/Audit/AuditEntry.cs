using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Audit;

/// <summary>One line of the record of who did what. Never changed once written.</summary>
public sealed class AuditEntry
{
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

    /// <summary>What a caller asked for.</summary>
    public static AuditEntry By(Caller caller, DateTimeOffset at, string action, string subject, string? before = null, string? after = null) =>
        new() { At = at, Account = caller.Account, Member = caller.Member, From = caller.From, Action = action, Subject = subject, Before = before, After = after };

    /// <summary>What the portal did in an account, perhaps for a member who asked for it earlier.</summary>
    public static AuditEntry OfPortal(
        AccountId account, DateTimeOffset at, string action, string subject, string? before = null, string? after = null, Guid? member = null) =>
        new() { At = at, Account = account, Member = member, Action = action, Subject = subject, Before = before, After = after };
}
