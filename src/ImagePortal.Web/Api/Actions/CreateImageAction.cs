using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("CreateImage", ApiServices.Cvm, "Makes an image from the system disk of an own instance (R34). It shows at once as CREATING, and grows to SyncPercent 100.", Codes =
[
    "ImageQuotaLimitExceeded", "InvalidImageName.Duplicate", "InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound",
    "InvalidParameter.DataDiskNotBelongSpecifiedInstance", "InvalidParameter.SnapshotNotFound", "InvalidParameter.SpecifyOneParameter",
    "InvalidParameterValue.InvalidImageFamily", "InvalidParameterValue.TagQuotaLimitExceeded", "InvalidParameterValue.TooLarge", "LimitExceeded",
    "MutexOperation.TaskRunning", "ResourceUnavailable", "UnsupportedOperation", "UnsupportedOperation.InstanceState",
])]
internal sealed class CreateImageAction(CreateImage createImage) : IApiAction<CreateImageRequest, CreateImageResponse>
{
    public async Task<Result<CreateImageResponse>> RunAsync(CreateImageRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var (text, snapshots) = (request.InstanceId, request.SnapshotIds ?? []);
        if (string.IsNullOrEmpty(text) == (snapshots.Count == 0))
        {
            return ActionErrors.OneSource;
        }

        if (snapshots.Count > 0)
        {
            return ActionErrors.NoSnapshot(snapshots[0]);
        }

        if (!InstanceId.TryParse(text, out var instance))
        {
            return ActionErrors.MalformedInstance(text!);
        }

        if (request.DataDiskIds is { Count: > 0 } disks)
        {
            return ActionErrors.NoDataDisk(disks[0], instance);
        }

        if (IsTrue(request.Sysprep))
        {
            return ActionErrors.Sysprep;
        }

        var create = new CreateRequest(call.Region, instance, request.ImageName, request.ImageDescription ?? "")
        {
            Family = request.ImageFamily,
            Tags = TagSpecification.TagsOf(request.TagSpecification),
            ShutDown = IsTrue(request.ForcePoweroff),
            DryRun = request.DryRun ?? false,
        };
        var started = await createImage.RunAsync(call.Caller, create, cancellationToken);
        return started.Ok ? new CreateImageResponse(create.DryRun ? null : started.Value.Image.Value) : started.Error;
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}

internal sealed record CreateImageRequest
{
    [Wire("Name of the image.", MaxLength = Image.MaxNameLength)]
    public required string ImageName { get; init; }

    [Wire("The own instance to make it from, in the region.")]
    public string? InstanceId { get; init; }

    [Wire("There are no snapshots to make it from; name InstanceId.", MaxItems = 20)]
    public IReadOnlyList<string>? SnapshotIds { get; init; }

    [Wire("Description of the image.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }

    [Wire("TRUE shuts a running instance down first, and turns it off when it does not. Otherwise its disk is taken while it runs, as after a power cut.", Values = ["TRUE", "true", "True", "FALSE", "false", "False", ""])]
    public string? ForcePoweroff { get; init; }

    [Wire("TRUE is refused: run Sysprep in the instance before.", Values = ["TRUE", "true", "True", "FALSE", "false", "False", ""])]
    public string? Sysprep { get; init; }

    [Wire("Instances have no data disks here, and images hold the system disk alone.", MaxItems = 20)]
    public IReadOnlyList<string>? DataDiskIds { get; init; }

    [Wire("Only checks whether it could be made.")]
    public bool? DryRun { get; init; }

    [Wire("Tags of the image.", MaxItems = 10)]
    public IReadOnlyList<TagSpecification>? TagSpecification { get; init; }

    [Wire("Family of the image.")]
    public string? ImageFamily { get; init; }
}

/// <param name="ImageId">None for a dry run.</param>
internal sealed record CreateImageResponse(string? ImageId) : ApiResponse;
