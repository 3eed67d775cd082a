using System.Globalization;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Components.Images;

/// <summary>What an image adds to the price of an instance (R27–R30).</summary>
internal static class CostWords
{
    internal const string Explanation = "An instance costs its own price and that of its image. The exact sum is shown when an instance is created.";

    internal static string Of(ImageListItem image) => image switch
    {
        { PricePerHour: > 0 and { } price } => $"{price.ToString("0.####", CultureInfo.InvariantCulture)} {image.Currency} an hour",
        { Kind: ImageKind.Custom } => "Nothing",
        _ => "Free",
    };

    /// <summary>What the region takes for such an image besides (R27, D15): for those whose system or software begins with the item.</summary>
    internal static IEnumerable<RegionPrice> InRegion(ImageListItem image, IEnumerable<RegionPrice> prices) =>
        prices.Where(x => Begins(ImageWords.SystemOf(image), x.Item) || Begins(image.Software, x.Item) || Begins(image.OsFamily, x.Item) || (IsWindows(image) && x.Item.Equals("Windows Server", StringComparison.OrdinalIgnoreCase)));

    /// <summary>All of it in a line.</summary>
    internal static string Of(ImageListItem image, IReadOnlyList<RegionPrice> prices)
    {
        var extra = string.Join(", ", InRegion(image, prices).Select(x => $"{x.Item}: {x.Price}"));
        return (extra.Length, image.PricePerHour) switch
        {
            (0, _) => Of(image),
            (_, > 0) => $"{Of(image)}, {extra}",
            _ => extra,
        };
    }

    /// <summary>All that can be imported are servers.</summary>
    private static bool IsWindows(ImageListItem image) => image.OsFamily == "windows";

    private static bool Begins(string? text, string item) => text?.StartsWith(item, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Where the cost comes from; null when the image costs nothing, or is the one that sets it.</summary>
    internal static string? OriginOf(ImageListItem image) => image is { Kind: ImageKind.Custom, PricePerHour: > 0, BasedOnName: { } origin } ? $"from {origin}" : null;
}
