using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Sharing;

/// <summary>An account that takes no shares from an owner any more (D4).</summary>
public sealed class ShareBlock(AccountId recipient, AccountId owner, DateTimeOffset since)
{
    public AccountId Recipient { get; private set; } = recipient;

    public AccountId Owner { get; private set; } = owner;

    public DateTimeOffset Since { get; private set; } = since;
}
