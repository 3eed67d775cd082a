using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Images are not made from instances yet: what is asked is checked as it will be, and then refused.</summary>
[Action("CreateImage", ApiServices.Cvm, "Makes an image from an instance (R34). This portal does not do that yet, so that it is always refused.", Codes =
[
    "InvalidInstanceId.Malformed", "InvalidParameter.SpecifyOneParameter", "InvalidParameter.SnapshotNotFound", "InvalidParameterValue.TooLarge",
    "UnsupportedOperation.NotSupportInstanceImage",
])]
internal sealed class CreateImageAction : IApiAction<CreateImageRequest, CreateImageResponse>
{
    private const string Prefix = "ins-";
    private const int Length = 12;

    public Task<Result<CreateImageResponse>> RunAsync(CreateImageRequest request, ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<CreateImageResponse>>(Refuse(request));

    private static Error Refuse(CreateImageRequest request)
    {
        var (instance, snapshots) = (request.InstanceId, request.SnapshotIds ?? []);
        if (string.IsNullOrEmpty(instance) == (snapshots.Count == 0))
        {
            return ActionErrors.OneSource;
        }

        return snapshots.Count > 0 ? ActionErrors.NoSnapshot(snapshots[0])
            : IsInstance(instance!) ? ActionErrors.NoInstances
            : ActionErrors.MalformedInstance(instance!);
    }

    private static bool IsInstance(string id) =>
        id.Length == Length && id.StartsWith(Prefix, StringComparison.Ordinal) && id.Skip(Prefix.Length).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}

internal sealed record CreateImageRequest
{
    [Wire("Name of the image.", MaxLength = Image.MaxNameLength)]
    public required string ImageName { get; init; }

    [Wire("The instance to make it from.")]
    public string? InstanceId { get; init; }

    [Wire("Snapshots to make it from, one of a system disk among them; instead of InstanceId.", MaxItems = 20)]
    public IReadOnlyList<string>? SnapshotIds { get; init; }

    [Wire("Description of the image.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }

    [Wire("TRUE turns the instance off when it does not shut down.", Values = ["TRUE", "true", "True", "FALSE", "false", "False", ""])]
    public string? ForcePoweroff { get; init; }

    [Wire("TRUE runs Sysprep in a Windows instance.", Values = ["TRUE", "true", "True", "FALSE", "false", "False", ""])]
    public string? Sysprep { get; init; }

    [Wire("Data disks of the instance.", MaxItems = 20)]
    public IReadOnlyList<string>? DataDiskIds { get; init; }

    [Wire("Only checks whether it could be made.")]
    public bool? DryRun { get; init; }

    [Wire("Tags of the image.", MaxItems = 10)]
    public IReadOnlyList<TagSpecification>? TagSpecification { get; init; }

    [Wire("Family of the image.")]
    public string? ImageFamily { get; init; }
}

internal sealed record CreateImageResponse(string ImageId) : ApiResponse;
