using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Stores;

/// <summary>What an account's custom images take in a region, in bytes. What several images share counts for each.</summary>
public sealed record AccountStoreUse(AccountId Account, string Name, int Images, long VirtualSize, long StoredSize);
