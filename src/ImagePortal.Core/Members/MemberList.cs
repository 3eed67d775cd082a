using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Members;

/// <summary>An account with its members.</summary>
public sealed record MemberList(AccountId Account, string AppId, string Name, DateTimeOffset CreatedAt, LimitOverrides Overrides, IReadOnlyList<MemberView> Items);
