using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Api.Actions;

/// <summary>What actions find in their parameters before any use case is called.</summary>
internal static class ActionErrors
{
    /// <summary>Beside a refusal or a failure for want of a confirmation (R78, R79, R89).</summary>
    internal const string HowToAcknowledge = "In ImportImage, LicenseType=BYOL confirms the licence and Force=true all that is asked.";

    public static Error IdsAndFilters { get; } = new(ErrorKind.Invalid, "api.ids-and-filters", "ImageIds and Filters cannot be used together. Leave out one of them.");

    public static Error OneSource { get; } = new(ErrorKind.Invalid, "api.one-source", "Name either InstanceId or SnapshotIds, and only one of them.");

    public static Error Sysprep { get; } = new(ErrorKind.Invalid, "api.sysprep", "Sysprep is not run for you. Run it in the instance, then make the image without it.");

    public static Error NotSetInside(string parameter) => new(
        ErrorKind.Invalid, "api.set-inside", $"{parameter} cannot be set: the system starts as its image is. Leave it out, and log in as the image says.");

    public static Error DataDisks { get; } = new(
        ErrorKind.Invalid, "api.data-disks", "Images hold the system disk alone. Leave out ImportImageDataDiskList and import the system disk.");

    public static Error NothingToExport { get; } = new(ErrorKind.Invalid, "api.export-images", "ImageIds is missing. Name the images to export; snapshots are not exported.");

    public static Error Encryption { get; } = new(ErrorKind.Invalid, "api.encryption", "Encrypted copies are not supported. Leave out Encrypt and KmsKeyId.");

    public static Error MalformedImage(string id) =>
        new(ErrorKind.Invalid, "api.image-id", $"'{Shorten(id)}' is no image ID. It is img- and 8 small letters or digits, such as img-7k2m9qx4.");

    public static Error MalformedInstance(string id) =>
        new(ErrorKind.Invalid, "api.instance-id", $"'{Shorten(id)}' is no instance ID. It is ins- and 8 small letters or digits.");

    public static Error NoSnapshot(string id) => new(ErrorKind.NotFound, "api.snapshot", $"There is no snapshot {Shorten(id)} that an image can be made from.");

    /// <summary>R36.</summary>
    public static Error NoDataDisk(string disk, InstanceId instance) => new(
        ErrorKind.Invalid, "api.data-disk", $"Instance {instance} has no data disk {Shorten(disk)}: an image holds the system disk alone. Leave out DataDiskIds.");

    public static Error UnknownFilter(string name, IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "api.filter", $"There is no filter {Shorten(name)}. There are {string.Join(", ", known)}.");

    public static Error FilterTwice(string name) => new(ErrorKind.Invalid, "api.filter", $"The filter {Shorten(name)} is given twice. Put all values into one.");

    public static Error TooManyFilters(string what, int count, int limit) =>
        new(ErrorKind.LimitReached, "api.filter-count", $"{what} has {count} entries; at most {limit} are allowed.");

    public static Error MalformedInstanceType(string type) =>
        new(ErrorKind.Invalid, "api.instance-type", $"'{Shorten(type)}' is no instance type. They look like S5.MEDIUM4.");

    public static Error UnknownOsType(string type, IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "api.os-type", $"Disks with {Shorten(type)} are not imported. OsType is one of {string.Join(", ", known)}.");

    public static Error UnknownOsVersion(string type, string version, IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "api.os-version", $"{type} {Shorten(version)} is not imported. OsVersion is one of {string.Join(", ", known)}.");

    public static Error BadBootMode(string mode, string hint) => new(ErrorKind.Invalid, "api.boot-mode", $"BootMode cannot be '{Shorten(mode)}'. {hint}");

    public static Error BadLicenseType(string type) => new(ErrorKind.Invalid, "api.license-type", $"LicenseType cannot be '{Shorten(type)}'. It is TencentCloud or BYOL.");

    public static Error Received(ImageId id) =>
        new(ErrorKind.Forbidden, "api.received-image", $"Image {id} belongs to another account, which shares it with this one. Only its owner can do this.");

    public static Error Published(ImageId id) => new(ErrorKind.Forbidden, "api.published-image", $"Image {id} is a public image. This is done with custom images only.");

    public static Error Market(ImageId id) => new(ErrorKind.Forbidden, "api.market-image", $"Image {id} is a market image. This is done with custom images only.");

    public static Error BadResource(string resource) => new(
        ErrorKind.Invalid, "api.resource", $"'{Shorten(resource)}' names no image. A resource looks like qcs::cvm:ap-guangzhou:uin/100000000001:image/img-7k2m9qx4.");

    public static Error OtherZone(string zone, RegionCode region) =>
        new(ErrorKind.Invalid, "api.zone", $"There is no zone {Shorten(zone)} in {region}. Name {region}-1, or leave out Placement.");

    private static string Shorten(string text) => text.Length > 64 ? text[..64] + "…" : text;
}
