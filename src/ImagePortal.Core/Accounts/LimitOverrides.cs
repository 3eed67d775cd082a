using System.Globalization;

namespace ImagePortal.Core.Accounts;

/// <summary>Limits of one account (R13, R14, R17); null takes the portal's default.</summary>
public sealed record LimitOverrides(int? ImagesPerRegion, int? OperationsPerDay, int? SharesPerImage)
{
    public const int Highest = 1_000_000;

    internal IReadOnlyList<int?> All => [ImagesPerRegion, OperationsPerDay, SharesPerImage];

    public override string ToString() => $"images {Text(ImagesPerRegion)}, operations {Text(OperationsPerDay)}, shares {Text(SharesPerImage)}";

    private static string Text(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "default";
}
