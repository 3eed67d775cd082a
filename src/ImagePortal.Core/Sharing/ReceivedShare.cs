using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Sharing;

/// <summary>A share as its recipient sees it.</summary>
public sealed record ReceivedShare(AccountId Owner, string MaskedOwner, DateTimeOffset Since, DateTimeOffset? Until, string Message);
