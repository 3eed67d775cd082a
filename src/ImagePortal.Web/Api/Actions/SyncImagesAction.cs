using ImagePortal.Core;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("SyncImages", ApiServices.Cvm, "Copies own custom images to other regions (R41 to R46): all of them begin, or none. The copies show there at once and grow to SyncPercent 100.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidParameterValue.LimitExceeded", "FailedOperation.InvalidImageState", "ImageQuotaLimitExceeded",
    "InvalidImageName.Duplicate", "InvalidParameterValue.InvalidRegion", "InvalidParameterValue.InvalidImageId", "InvalidParameterValue.TooLarge",
    "InvalidRegion.NotFound", "InvalidRegion.Unavailable", "LimitExceeded", "UnsupportedOperation.Region",
    "UnsupportedOperation.EncryptedImagesNotSupported", "UnauthorizedOperation.ImageNotBelongToAccount",
])]
internal sealed class SyncImagesAction(OwnImages ownImages, StartCopies startCopies, ListRegions listRegions) : IApiAction<SyncImagesRequest, SyncImagesResponse>
{
    public async Task<Result<SyncImagesResponse>> RunAsync(SyncImagesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        if (request.Encrypt == true || !string.IsNullOrEmpty(request.KmsKeyId))
        {
            return ActionErrors.Encryption;
        }

        var ids = await ownImages.FindAsync(request.ImageIds, call, cancellationToken);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        if (request.ImageIds.Count == 0 || request.DestinationRegions.Count == 0)
        {
            return ApiErrors.Missing(request.ImageIds.Count == 0 ? nameof(request.ImageIds) : nameof(request.DestinationRegions));
        }

        var name = string.IsNullOrEmpty(request.ImageName) ? null : request.ImageName;
        if (name is not null && ids.Value.Count > 1)
        {
            return ImageErrors.NameTaken(name);
        }

        var known = (await listRegions.RunAsync(cancellationToken)).Select(x => x.Code).ToHashSet();
        if (request.DestinationRegions.FirstOrDefault(x => !known.Contains(new RegionCode(x))) is { } unknown)
        {
            return RegionErrors.NotFound(new RegionCode(unknown.Length > RegionCode.MaxLength ? unknown[..RegionCode.MaxLength] : unknown));
        }

        var copies = new CopyRequest(ids.Value, [.. request.DestinationRegions.Select(x => new RegionCode(x))]) { Name = name };
        var results = await startCopies.RunAllAsync(call.Caller, copies, request.DryRun ?? false, cancellationToken);
        return results.Select(x => x.Refusal).FirstOrDefault(x => x is not null) is { } refusal ? refusal
            : request.DryRun == true ? new SyncImagesResponse([])
            : new SyncImagesResponse([.. results.Select(x => new SyncedImage(x.Copy!.Value.Value, x.Destination.Value))]);
    }
}

internal sealed record SyncImagesRequest
{
    [Wire("IDs of own custom images that are NORMAL.", MaxItems = 50)]
    public required IReadOnlyList<string> ImageIds { get; init; }

    [Wire("Regions to copy to.", MaxItems = 50)]
    public required IReadOnlyList<string> DestinationRegions { get; init; }

    [Wire("Only checks whether they could be copied.")]
    public bool? DryRun { get; init; }

    [Wire("Name of the copy; the name of its source when it is not given.", MaxLength = Image.MaxNameLength)]
    public string? ImageName { get; init; }

    [Wire("The copies' IDs are answered in any case.")]
    public bool? ImageSetRequired { get; init; }

    [Wire("Not supported.")]
    public bool? Encrypt { get; init; }

    [Wire("Not supported.")]
    public string? KmsKeyId { get; init; }
}

internal sealed record SyncImagesResponse(IReadOnlyList<SyncedImage> ImageSet) : ApiResponse;

internal sealed record SyncedImage(string ImageId, string Region);
