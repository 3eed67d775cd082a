namespace ImagePortal.Core.Accounts.Keys;

/// <summary>A key that was just made. The only time its secret leaves the portal.</summary>
public sealed record NewApiKey(SecretId Id, string Secret, string Name);
