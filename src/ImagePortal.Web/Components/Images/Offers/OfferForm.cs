using System.Globalization;
using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Offers;

/// <summary>What an operator types about a public or market image.</summary>
public sealed class OfferForm
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Software { get; set; } = "";

    public string Provider { get; set; } = "";

    public string Price { get; set; } = "";

    public string Currency { get; set; } = "USD";

    public string Assurance { get; set; } = "";

    public string SecurityOption { get; set; } = "";

    public string Family { get; set; } = "";

    public bool Deprecated { get; set; }

    public string Advice { get; set; } = "";

    /// <summary>Whether the price can be read; empty is no price.</summary>
    public bool HasReadablePrice => string.IsNullOrWhiteSpace(Price) || PriceOf(Price) is not null;

    public static OfferForm Of(ImageListItem image, string description) => new()
    {
        Name = image.Name,
        Description = description,
        Software = image.Software ?? "",
        Provider = image.Provider ?? "",
        Price = image.PricePerHour?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
        Currency = image.Currency ?? "USD",
        Assurance = image.Assurance ?? "",
        SecurityOption = image.SecurityOption ?? "",
        Family = image.Family ?? "",
        Deprecated = image.Deprecated,
        Advice = image.Advice ?? "",
    };

    public Offer ToOffer() => new(Name)
    {
        Description = Description,
        Software = Software,
        Provider = Provider,
        PricePerHour = PriceOf(Price),
        Currency = Currency,
        Assurance = Assurance,
        SecurityOption = SecurityOption,
        Family = Family.Trim(),
        Deprecated = Deprecated,
        Advice = Advice,
    };

    private static decimal? PriceOf(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var price) ? price : null;
}
