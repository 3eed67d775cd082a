namespace ImagePortal.Core.Accounts;

/// <summary>An account to open, with its root member.</summary>
public sealed record NewAccount(AccountId Id, string AppId, string Name, string Email, string Password, bool MayImport, bool IsOperator);
