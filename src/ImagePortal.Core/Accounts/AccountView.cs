namespace ImagePortal.Core.Accounts;

/// <summary>What the account page shows (R48).</summary>
public sealed record AccountView(
    AccountId Id, string AppId, string Name, string Email, string Nickname, MemberRole Role, bool IsOperator, ImportPermission ImportPermission, int Members)
{
    /// <summary>The 12 digits of a person who is no root; they cannot be shared with (D2).</summary>
    public AccountId? SubAccount { get; init; }
}
