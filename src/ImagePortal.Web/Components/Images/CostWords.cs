using System.Globalization;
using ImagePortal.Core.Images;

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

    /// <summary>Where the cost comes from; null when the image costs nothing, or is the one that sets it.</summary>
    internal static string? OriginOf(ImageListItem image) => image is { Kind: ImageKind.Custom, BasedOnName: { } origin } ? $"from {origin}" : null;
}
