namespace ImagePortal.Core.Accounts;

/// <summary>An account as operators see it in the list.</summary>
public sealed record AccountListItem(
    AccountId Id, string AppId, string Name, DateTimeOffset CreatedAt, bool MayImport, int Members, int DisabledMembers, int Images, LimitOverrides Overrides);
