using ImagePortal.Core;
using ImagePortal.Core.Exports;
using ImagePortal.Disks.Formats;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ExportImages", ApiServices.Cvm, "Writes own custom images into a bucket that the operator opened for that.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidParameterValue.BucketNotFound", "InvalidParameterValue.InvalidBucketPermissionForExport",
    "InvalidParameterValue.InvalidFileNamePrefixList", "InvalidParameterValue.InvalidImageState", "InvalidParameterValue.LimitExceeded",
    "InvalidParameter.ImageIdsSnapshotIdsMustOne",
    "LimitExceeded.ExportImageTaskLimitExceeded", "UnsupportedOperation.PublicImageExportUnsupported", "UnsupportedOperation.MarketImageExportUnsupported",
    "UnsupportedOperation.SharedImageExportUnsupported",
])]
internal sealed class ExportImagesAction(OwnImages ownImages, StartExport startExport) : IApiAction<ExportImagesRequest, ExportImagesResponse>
{
    public async Task<Result<ExportImagesResponse>> RunAsync(ExportImagesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        if (request.ImageIds is not { Count: > 0 } texts)
        {
            return ActionErrors.NothingToExport;
        }

        var ids = await ownImages.FindAsync(texts, call, cancellationToken);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var format = DiskFormatNames.Find((request.ExportFormat ?? "RAW").ToLowerInvariant()) ?? DiskFormat.Raw;
        var prefixes = request.FileNamePrefixList is { Count: > 0 } list ? list : null;
        var export = new ExportRequest(call.Region, ids.Value, request.BucketName, format, prefixes, request.DryRun ?? false);
        var started = await startExport.RunAsync(call.Caller, export, cancellationToken);
        return started.Ok ? new ExportImagesResponse(started.Value.Task, started.Value.Paths) : started.Error;
    }
}

internal sealed record ExportImagesRequest
{
    [Wire("Name of a bucket that this portal may write to.", MaxLength = 100)]
    public required string BucketName { get; init; }

    [Wire("IDs of own custom images that are NORMAL.", MaxItems = 10)]
    public IReadOnlyList<string>? ImageIds { get; init; }

    [Wire("RAW or QCOW2; RAW when it is not given.", Values = ["RAW", "QCOW2", "VHD", "VMDK"])]
    public string? ExportFormat { get; init; }

    [Wire("Beginnings of the files' names, one an image.", MaxItems = 10)]
    public IReadOnlyList<string>? FileNamePrefixList { get; init; }

    [Wire("Images hold the system disk alone, so that it makes no difference.")]
    public bool? OnlyExportRootDisk { get; init; }

    [Wire("Only checks whether they could be exported.")]
    public bool? DryRun { get; init; }

    [Wire("Not used: the portal writes with its own rights.", MaxLength = 128)]
    public string? RoleName { get; init; }
}

internal sealed record ExportImagesResponse(long TaskId, IReadOnlyList<string> CosPaths) : ApiResponse;
