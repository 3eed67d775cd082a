using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Audit;

/// <summary>A line of the audit as it is shown and exported.</summary>
/// <param name="Member">Mail address of who did it; null for the portal, for people who are gone, and for operators of another account.</param>
/// <param name="Link">Its place in the chain; null until it is sealed.</param>
/// <param name="Hash">Of the chain up to this line, in hex.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, AccountId Account, Guid? MemberId, string? Member, string? From, string Action, string Subject, string? Before, string? After,
    long? Link, string? Hash)
{
    public bool IsRefusal => Action.StartsWith(AuditEntry.RefusedPrefix, StringComparison.Ordinal);
}
