namespace ImagePortal.Core.Images;

/// <summary>What a disk owes to the public or market image that it was built on, however many instances and images lie between (R29).</summary>
public sealed record ImageLineage(ImageId? BasedOn, string? BasedOnName, decimal? PricePerHour, string? Currency, ImageLicense License)
{
    /// <summary>Of what starts from the image, or is built on it.</summary>
    internal static ImageLineage Of(Image image) => image.Kind == ImageKind.Custom
        ? new(image.BasedOn, image.BasedOnName, image.PricePerHour, image.Currency, image.License)
        : new(image.Id, image.Name, image.PricePerHour, image.Currency, image.License);
}
