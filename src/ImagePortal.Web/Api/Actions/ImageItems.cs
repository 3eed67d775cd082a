using System.Globalization;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Puts images into the wire's words.</summary>
internal static class ImageItems
{
    private const long GiB = 1 << 30;

    internal static ImageItem Of(FoundImage image) => new()
    {
        ImageId = image.Id.Value,
        OsName = NameOf(image),
        ImageType = ImageStates.Of(image.Tab),
        CreatedTime = TimeOf(image.CreatedAt),
        ImageName = image.Name,
        ImageDescription = image.Description,
        ImageSize = SizeOf(image),
        Architecture = ImagePlatforms.ArchitectureOf(image.Architecture),
        ImageState = ImageStates.Of(image),
        Platform = ImagePlatforms.Of(image.Distribution, image.OsFamily),
        ImageCreator = image.Tab is ImageTab.Public ? "tencent" : image.Owner.Value,
        ImageSource = image.MadeBy is null ? "OFFICIAL" : image.MadeBy == OperationKind.Create ? "CREATE_IMAGE" : "EXTERNAL_IMPORT",
        SyncPercent = image.MadeBy is null ? null : image.Percent,
        IsSupportCloudinit = image.CloudInit,
        SnapshotSet = [new ImageSnapshot(ImageSnapshot.IdOf(image.Id), "SYSTEM_DISK", SizeOf(image))],
        Tags = [.. image.Tags.Select(x => new WireTag { Key = x.Key, Value = x.Value })],
        LicenseType = image.License == ImageLicense.Own ? "BYOL" : "TencentCloud",
        ImageFamily = image.Family,
        ImageDeprecated = image.Deprecated,
        FailureReason = image.State == ImageState.Failed ? ReasonOf(image) : null,
        FailureCode = image.State == ImageState.Failed ? image.FailureCode : null,
    };

    /// <summary>Whole GiB, as the disk of an instance would need.</summary>
    internal static long SizeOf(FoundImage image) => image.VirtualSize is { } bytes ? (bytes + GiB - 1) / GiB : 0;

    internal static string TimeOf(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? ReasonOf(FoundImage image) =>
        image.FailureCode == ImportErrors.NotAcknowledgedCode ? $"{image.FailureMessage} {ActionErrors.HowToAcknowledge}" : image.FailureMessage;

    private static string NameOf(FoundImage image) =>
        image.ProductName ?? (image.Distribution is { } distribution ? $"{distribution} {image.OsVersion}".TrimEnd() : image.OsFamily ?? "unknown");
}
