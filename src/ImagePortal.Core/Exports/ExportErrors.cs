using ImagePortal.Core.Images;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Exports;

public static class ExportErrors
{
    public static Error NoImages { get; } = new(ErrorKind.Invalid, "export.images", "No image is named. Name at least one, each once.");

    public static Error UnknownBucket { get; } =
        new(ErrorKind.NotFound, "export.bucket", "This account can use no such bucket. Ask the operator which buckets there are.");

    public static Error BadPrefixes { get; } = new(
        ErrorKind.Invalid,
        "export.prefixes",
        "Give one prefix for each image, or none at all: 1 to 100 letters, digits, hyphens, underscores, dots and slashes, not beginning with a slash.");

    public static Error ReadOnlyBucket { get; } =
        new(ErrorKind.Forbidden, "export.bucket-permission", "Images may not be written to this bucket. Ask the operator, or choose another one.");

    public static Error BucketUnreachable { get; } = new(
        ErrorKind.Unavailable, "export.bucket-unreachable", "The object storage of this bucket does not take what is written. Try again later, or ask the operator.");

    public static Error NoRoom { get; } =
        new(ErrorKind.Unavailable, "export.no-room", "The portal's disk has no room to write the image first. Try again later, or ask the operator.");

    public static Error ContentMissing { get; } =
        new(ErrorKind.Unavailable, "export.content", "A part of the image's content is missing or damaged in the region's store. Ask the operator to verify the store.");

    public static Error UnknownFormat(DiskFormat format) =>
        new(ErrorKind.Invalid, "export.format", $"Images are written as raw or qcow2, not as {format.ToWireName()}. Convert the exported disk with qemu-img.");

    public static Error NotOwn(ImageId image) =>
        new(ErrorKind.Forbidden, "export.not-own", $"Image {image} is not a custom image of this account. Only its owner can export it.");

    public static Error NotAvailable(ImageId image, ImageState state) =>
        new(ErrorKind.Conflict, "export.state", $"Image {image} is {state.ToString().ToLowerInvariant()}. It can be exported once it is available.");

    public static Error TooManyDownloads(int limit) =>
        new(ErrorKind.LimitReached, "export.downloads", $"An account has at most {limit} downloads at a time. Wait until one of them is done.");

    public static Error TooMany(int limit) =>
        new(ErrorKind.LimitReached, "export.limit", $"An account exports at most {limit} images at a time. Wait until one of them is done.");
}
