using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Sharing;

/// <summary>An owner from whom the caller takes no shares (D4).</summary>
public sealed record BlockedOwner(AccountId Owner, string MaskedName, DateTimeOffset Since);
