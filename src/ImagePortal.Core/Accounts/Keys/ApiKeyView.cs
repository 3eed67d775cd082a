namespace ImagePortal.Core.Accounts.Keys;

/// <summary>An API key as the page of keys shows it; never with its secret.</summary>
public sealed record ApiKeyView(SecretId Id, string Name, bool Enabled, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, string? LastUsedFrom);
