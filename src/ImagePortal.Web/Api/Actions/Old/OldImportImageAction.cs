using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("ImportImage", ApiServices.Image, "Brings a disk in (R90 to R97), by the parameters of 2017. Force and licenseType confirm as they do today.", Today = "ImportImage", Codes =
[
    "ImageQuotaLimitExceeded", "InvalidImageName.Duplicate", "InvalidImageOsType.Unsupported", "InvalidImageOsVersion.Unsupported",
    "InvalidParameter.InvalidParameterUrlError", "InvalidParameterValue.TooLarge", "UnauthorizedOperation",
])]
internal sealed class OldImportImageAction(ImportImageAction importImage) : IApiAction<OldImportImageRequest, ImportImageResponse>
{
    private const string Windows = "Windows";

    public Task<Result<ImportImageResponse>> RunAsync(OldImportImageRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var today = new ImportImageRequest
        {
            Architecture = request.OsBits == 32 ? "i386" : "x86_64",
            OsType = TypeOf(request),
            OsVersion = request.OsVersion,
            ImageUrl = request.ImgCosUrl,
            ImageName = request.ImgName,
            ImageDescription = request.ImgDesc,
            DryRun = request.DryRun,
            Force = request.Force,
            LicenseType = request.LicenseType,
        };
        return importImage.RunAsync(today, call, cancellationToken);
    }

    /// <summary>One name for all versions of Windows, where today has one for each.</summary>
    private static string TypeOf(OldImportImageRequest request) =>
        !request.OsType.Equals(Windows, StringComparison.OrdinalIgnoreCase) ? request.OsType
        : ImportableSystems.Windows.FirstOrDefault(x => x.Takes(request.OsVersion)) is { } system ? system.OsName
        : ImportableSystems.WindowsServer2012;
}

internal sealed record OldImportImageRequest
{
    [Wire("The system, such as CentOS or Windows.", MaxLength = 64)]
    public required string OsType { get; init; }

    [Wire("Its version.", MaxLength = 64)]
    public required string OsVersion { get; init; }

    [Wire("32 or 64; 64 when it is not given.", Min = 32, Max = 64)]
    public long? OsBits { get; init; }

    [Wire("raw, vhd, qcow2 or vmdk. What the file is, is found by the inspector.", Values = ["raw", "vhd", "qcow2", "vmdk", "RAW", "VHD", "QCOW2", "VMDK"])]
    public string? ImgFormat { get; init; }

    [Wire("Name of the image, one of its kind in the region.", MaxLength = Image.MaxNameLength)]
    public required string ImgName { get; init; }

    [Wire("Description of the image.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImgDesc { get; init; }

    [Wire("Where the disk lies: https://…, s3://bucket/key of a bucket that this portal may read, or the ID of a file uploaded here.", MaxLength = 2048)]
    public required string ImgCosUrl { get; init; }

    [Wire("Of today: only checks whether it could be imported.")]
    public bool? DryRun { get; init; }

    [Wire("Of today: confirms what the page would ask to confirm.")]
    public bool? Force { get; init; }

    [Wire("Of today: TencentCloud or BYOL.", MaxLength = 32)]
    public string? LicenseType { get; init; }
}
