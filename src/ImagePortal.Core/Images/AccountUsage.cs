using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Images;

/// <summary>The limits of an account and how much of them is used, region by region.</summary>
public sealed record AccountUsage(LimitOverrides Defaults, LimitOverrides Limits, IReadOnlyList<AccountRegionUsage> Regions);
