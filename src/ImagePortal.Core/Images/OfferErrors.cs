namespace ImagePortal.Core.Images;

/// <summary>Refusals about public and market images.</summary>
public static class OfferErrors
{
    public static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "offer.operators-only", "Only operators of this portal publish images. Ask one of them.");

    public static Error NoProvider { get; } =
        new(ErrorKind.Invalid, "offer.provider", "A market image names who made it. Give its provider.");

    public static Error TooLong { get; } = new(
        ErrorKind.Invalid, "offer.too-long", $"Software and notes have at most {Offer.MaxSoftwareLength} characters, a provider {Offer.MaxProviderLength}. Shorten them.");

    public static Error BadPrice { get; } =
        new(ErrorKind.Invalid, "offer.price", "A price is a positive amount an hour, or none. Change it.");

    public static Error BadCurrency { get; } =
        new(ErrorKind.Invalid, "offer.currency", "A price needs its currency in three letters, such as USD. Add it.");

    public static Error NotCustom(ImageId id) =>
        new(ErrorKind.Invalid, "offer.not-custom", $"{id} is no custom image of this account. Import the disk first, then publish it.");

    public static Error NotPublished(ImageId id) =>
        new(ErrorKind.NotFound, "offer.not-published", $"There is no public or market image {id}.");

    public static Error NoRegion { get; } =
        new(ErrorKind.Invalid, "offer.region", "No region was chosen. Choose at least one.");
}
