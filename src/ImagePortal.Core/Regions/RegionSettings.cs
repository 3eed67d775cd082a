namespace ImagePortal.Core.Regions;

/// <summary>What an operator may change of a region.</summary>
/// <param name="TimeZone">IANA name; its calendar day is the day of the allowance (D3).</param>
/// <param name="Profile">Import criteria: strict or modern (D7).</param>
/// <param name="Prices">A line <c>item: price</c> each (R27–R30, D15).</param>
public sealed record RegionSettings(
    string Name, string TimeZone, string Profile, bool CanBeCopySource, bool CanBeCopyDestination, bool ImportsClosed, string Prices)
{
    public const int MaxNameLength = 60;
    public const int MaxPricesLength = 2000;

    public static IReadOnlyList<string> Profiles { get; } = ["strict", "modern"];

    public override string ToString() =>
        $"{Name}, {TimeZone}, {Profile}, copy from {CanBeCopySource}, copy to {CanBeCopyDestination}, imports {(ImportsClosed ? "closed" : "open")}, prices {Prices.ReplaceLineEndings("; ")}";

    internal Error? Check() => this switch
    {
        _ when Name.Trim().Length is 0 or > MaxNameLength || Name.Any(char.IsControl) => RegionErrors.BadName,
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId => RegionErrors.BadTimeZone(TimeZone),
        _ when !Profiles.Contains(Profile) => RegionErrors.BadProfile(Profile),
        _ when Prices.Length > MaxPricesLength || !RegionPrice.IsValid(Prices) => RegionErrors.BadPrices,
        _ => null,
    };
}
