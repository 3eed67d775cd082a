namespace ImagePortal.Core.Accounts;

/// <summary>What the account page shows (R48).</summary>
public sealed record AccountView(
    AccountId Id, string AppId, string Name, string Email, string Nickname, MemberRole Role, bool IsOperator, ImportPermission ImportPermission, int Members);
