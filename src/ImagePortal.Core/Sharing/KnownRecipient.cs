using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Sharing;

/// <summary>An account that the caller's account has shared with before.</summary>
/// <param name="Images">The caller's images it has now.</param>
public sealed record KnownRecipient(AccountId Account, string MaskedName, int Images);
