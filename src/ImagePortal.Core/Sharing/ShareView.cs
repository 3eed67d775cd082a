using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Sharing;

/// <summary>A current share as its owner sees it.</summary>
public sealed record ShareView(AccountId Recipient, string MaskedName, DateTimeOffset Since, DateTimeOffset? Until, string Message);
