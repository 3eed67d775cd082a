namespace ImagePortal.Core.Images;

/// <summary>Numbers of the four tabs, and the caller's meters in the region (R13, R14).</summary>
/// <param name="SharedUnseen">Received images the caller has not looked at yet.</param>
/// <param name="ResetsAt">When the day's operations begin anew (D3).</param>
public sealed record ImageCounts(
    int Public, int Market, int Custom, int Shared, int SharedUnseen, int PlacesUsed, int PlacesLimit, int OperationsUsed, int OperationsLimit, DateTimeOffset ResetsAt);
