using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

public static class CopyErrors
{
    public static Error NotAvailable(ImageId image, ImageState state) =>
        new(ErrorKind.Conflict, "copy.not-available", $"Image {image} is {state.ToString().ToLowerInvariant()}. Wait until it is available, then copy it.");

    public static Error SameRegion(Region region) =>
        new(ErrorKind.Invalid, "copy.same-region", $"The image is in {region.Name} already. Choose another region.");

    /// <summary>R16, D1.</summary>
    public static Error SourceNotAllowed(Region region) =>
        new(ErrorKind.Forbidden, "copy.source-region", $"Images cannot be copied from {region.Name}: the rule canBeCopySource of the region forbids it.");

    /// <summary>R16, D1.</summary>
    public static Error DestinationNotAllowed(Region region) =>
        new(ErrorKind.Forbidden, "copy.destination-region", $"Images cannot be copied to {region.Name}: the rule canBeCopyDestination of the region forbids it.");

    /// <summary>R13, R45.</summary>
    public static Error NotEnoughPlaces(Region region, int left, int needed) => new(
        ErrorKind.LimitReached,
        "copy.no-place",
        $"{Math.Max(0, left)} {(left == 1 ? "place" : "places")} left in {region.Name}, {needed} needed. Delete an image there, or copy fewer.");

    public static Error NameTaken(string name, Region region) =>
        new(ErrorKind.Conflict, "image.name-taken", $"You have an image named {name} in {region.Name} already. Rename one of the two, then copy.");

    public static Error ContentMissing(string digest) =>
        new(ErrorKind.Unavailable, "copy.content-missing", $"The source region no longer has the content {digest}. Ask the operator of this portal to verify the image.");
}
