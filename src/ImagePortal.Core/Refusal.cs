using ImagePortal.Core.Accounts;

namespace ImagePortal.Core;

/// <summary>One refusal of permission, not yet written down.</summary>
/// <param name="Account">Null for somebody who did not sign in.</param>
/// <param name="IfForeign">Only of interest if the subject is another account's: it was not found.</param>
internal sealed record Refusal(AccountId? Account, Guid? Member, string? From, string Code, string Subject, bool IfForeign);
