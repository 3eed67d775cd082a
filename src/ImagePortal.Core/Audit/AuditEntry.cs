using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Audit;

/// <summary>One line of the record of who did what. Never changed once written.</summary>
public sealed class AuditEntry(DateTimeOffset at, AccountId account, Guid? member, string action, string subject, string? detail)
{
    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; } = at;

    public AccountId Account { get; private set; } = account;

    /// <summary>Who did it; null for the portal itself.</summary>
    public Guid? Member { get; private set; } = member;

    /// <summary>Stable name, as <c>image.imported</c>.</summary>
    public string Action { get; private set; } = action;

    /// <summary>Id of what it was done to.</summary>
    public string Subject { get; private set; } = subject;

    public string? Detail { get; private set; } = detail;
}
