using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ImportImage", ApiServices.Cvm, "Brings a disk in (R90 to R97). The image shows at once and is NORMAL when it is stored, or IMPORTFAILED with a FailureReason.", Codes =
[
    "ImageQuotaLimitExceeded", "InvalidImageName.Duplicate", "InvalidImageOsType.Unsupported", "InvalidImageOsVersion.Unsupported",
    "InvalidParameter.InvalidParameterUrlError", "InvalidParameterValue", "InvalidParameterValue.TooLarge", "InvalidParameterValue.InvalidBootMode",
    "InvalidParameterValue.InvalidLicenseType", "InvalidParameterValue.InvalidImageFamily", "InvalidParameterValue.InvalidImageFormat",
    "InvalidParameterValue.BucketNotFound", "RegionAbilityLimit.UnsupportedToImportImage",
    "InvalidParameterValue.TagQuotaLimitExceeded", "LimitExceeded", "MutexOperation.TaskRunning", "UnauthorizedOperation", "UnsupportedOperation",
])]
internal sealed class ImportImageAction(StartImport startImport, RehearseImport rehearseImport) : IApiAction<ImportImageRequest, ImportImageResponse>
{
    private const string Byol = "BYOL";
    private const string FileScheme = "file:";

    public async Task<Result<ImportImageResponse>> RunAsync(ImportImageRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        if (Check(request) is { } refusal)
        {
            return refusal;
        }

        var byol = request.LicenseType == Byol;
        var import = new ImportRequest(call.Region, SourceOf(request.ImageUrl), request.ImageName, request.ImageDescription ?? "")
        {
            Tags = TagSpecification.TagsOf(request.TagSpecification),

            // What the page asks a person to confirm: Force confirms all of it, BYOL the licence.
            Acknowledged = request.Force == true ? [.. CriterionIds.All] : byol ? [CriterionIds.License] : [],
            License = byol ? ImageLicense.Own : ImageLicense.Cloud,
            Family = request.ImageFamily,
        };
        if (request.DryRun == true)
        {
            var rehearsed = await rehearseImport.RunAsync(call.Caller, import, cancellationToken);
            return rehearsed.Ok ? new ImportImageResponse(null) : Explained(rehearsed.Error);
        }

        var started = await startImport.RunAsync(call.Caller, import, cancellationToken);
        return started.Ok ? new ImportImageResponse(started.Value.Image.Value) : Explained(started.Error);
    }

    /// <summary>An uploaded file may be written as an address too: <c>file:file-…</c>.</summary>
    internal static string SourceOf(string url)
    {
        var trimmed = url.Trim();
        return trimmed.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? trimmed[FileScheme.Length..].TrimStart('/') : trimmed;
    }

    /// <summary>What has to be confirmed is confirmed by a parameter here.</summary>
    private static Error Explained(Error error) => error.Code == ImportErrors.NotAcknowledgedCode ? error with { Fix = ActionErrors.HowToAcknowledge } : error;

    private static Error? Check(ImportImageRequest request)
    {
        var systems = ImportableSystems.All.ToList();
        if (systems.Find(x => string.Equals(x.OsName, request.OsType, StringComparison.OrdinalIgnoreCase)) is not { } system)
        {
            return ActionErrors.UnknownOsType(request.OsType, systems.Select(x => x.OsName));
        }

        if (!system.Takes(request.OsVersion))
        {
            return ActionErrors.UnknownOsVersion(system.OsName, request.OsVersion, system.OsVersions);
        }

        if (!system.Architecture.Contains(request.Architecture))
        {
            return ApiErrors.BadValue(nameof(request.Architecture), request.Architecture, $"{system.OsName} is imported as {string.Join(" or ", system.Architecture)}.");
        }

        return request switch
        {
            { LicenseType: not (null or "" or "TencentCloud" or Byol) } => ActionErrors.BadLicenseType(request.LicenseType),
            { BootMode: not (null or "" or "Legacy BIOS" or "UEFI") } => ActionErrors.BadBootMode(request.BootMode, "It is Legacy BIOS or UEFI."),
            { ImportImageDataDiskList.Count: > 0 } => ActionErrors.DataDisks,
            _ => null,
        };
    }
}

internal sealed record ImportImageRequest
{
    [Wire("x86_64 or i386.", MaxLength = 16)]
    public required string Architecture { get; init; }

    [Wire("The system, from DescribeImportImageOs.", MaxLength = 64)]
    public required string OsType { get; init; }

    [Wire("Its version, from DescribeImportImageOs.", MaxLength = 64)]
    public required string OsVersion { get; init; }

    [Wire("Where the disk lies: https://…, s3://bucket/key of a bucket that this portal may read, or the ID of a file uploaded here.", MaxLength = 2048)]
    public required string ImageUrl { get; init; }

    [Wire("Name of the image, one of its kind in the region.", MaxLength = Image.MaxNameLength)]
    public required string ImageName { get; init; }

    [Wire("Description of the image.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }

    [Wire("Only checks whether it could be imported, the criteria of the region included, and leaves nothing.")]
    public bool? DryRun { get; init; }

    [Wire("Confirms what the page would ask to confirm: a modified kernel (R78), a licence (R79, R89). It lets no disk in that the region's criteria refuse.")]
    public bool? Force { get; init; }

    [Wire("Tags of the image.", MaxItems = 10)]
    public IReadOnlyList<TagSpecification>? TagSpecification { get; init; }

    [Wire("TencentCloud, or BYOL when you bring the licence of the system, which confirms what the page would ask of it (R79, R89). Red Hat and Windows are BYOL however that is confirmed. Images with BYOL cannot be shared.", MaxLength = 32)]
    public string? LicenseType { get; init; }

    [Wire("Legacy BIOS or UEFI. What the disk has is found by the inspector.", MaxLength = 32)]
    public string? BootMode { get; init; }

    [Wire("Family of the image.", MaxLength = Image.MaxFamilyLength)]
    public string? ImageFamily { get; init; }

    [Wire("Not supported: images hold the system disk alone.")]
    public IReadOnlyList<ImportedDataDisk>? ImportImageDataDiskList { get; init; }
}

internal sealed record ImportedDataDisk
{
    [Wire("Where the disk lies.", MaxLength = 2048)]
    public required string ImageUrl { get; init; }
}

internal sealed record ImportImageResponse(string? ImageId) : ApiResponse;
