using System.Globalization;
using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("CreateImage", ApiServices.Image, "Makes an image from an instance (R34), by the parameters of 2017.", Today = "CreateImage", Codes =
[
    "ImageQuotaLimitExceeded", "InvalidImageName.Duplicate", "InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound", "InvalidParameterValue.TooLarge", "LimitExceeded",
    "MutexOperation.TaskRunning", "ResourceUnavailable", "UnsupportedOperation.InstanceState",
])]
internal sealed class OldCreateImageAction(CreateImageAction createImage) : IApiAction<OldCreateImageRequest, CreateImageResponse>
{
    public Task<Result<CreateImageResponse>> RunAsync(OldCreateImageRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var today = new CreateImageRequest
        {
            InstanceId = request.InstanceId,
            ImageName = request.ImageName,
            ImageDescription = request.ImageDescription,
            ForcePoweroff = (request.AutoPowerOffFlag == 1 || request.HardFlag == 1).ToString(CultureInfo.InvariantCulture),
        };
        return createImage.RunAsync(today, call, cancellationToken);
    }
}

internal sealed record OldCreateImageRequest
{
    [Wire("The instance to make it from.")]
    public required string InstanceId { get; init; }

    [Wire("Name of the image.", MaxLength = Image.MaxNameLength)]
    public required string ImageName { get; init; }

    [Wire("Description of the image.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }

    [Wire("1 shuts a running instance down first. Otherwise its disk is taken while it runs, as after a power cut.", Min = 0, Max = 1)]
    public long? AutoPowerOffFlag { get; init; }

    [Wire("1 shuts it down first too, and turns it off when it does not.", Min = 0, Max = 1)]
    public long? HardFlag { get; init; }
}
