namespace ImagePortal.Core.Accounts;

/// <param name="Total">Accounts that the search finds.</param>
public sealed record AccountPage(IReadOnlyList<AccountListItem> Items, int Total);
