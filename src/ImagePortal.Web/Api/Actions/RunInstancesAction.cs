using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("RunInstances", ApiServices.Cvm, "Starts instances from a public, market, own or received image of the region (R12): all of them or none.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidParameterValue.InvalidImageState", "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InstanceTypeNotFound", "InvalidParameterValue.TooLarge", "InvalidZone.MismatchRegion", "LimitExceeded.InstanceQuota", "ResourceUnavailable",
])]
internal sealed class RunInstancesAction(LaunchInstances launchInstances) : IApiAction<RunInstancesRequest, RunInstancesResponse>
{
    public async Task<Result<RunInstancesResponse>> RunAsync(RunInstancesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        if (!ImageId.TryParse(request.ImageId, out var image))
        {
            return ActionErrors.MalformedImage(request.ImageId);
        }

        if (request.Placement?.Zone is { Length: > 0 } zone && zone != $"{call.Region}-1")
        {
            return ActionErrors.OtherZone(zone, call.Region);
        }

        var launch = new LaunchRequest(
            call.Region, image, Empty(request.InstanceType), request.InstanceName, (int)(request.InstanceCount ?? 1), request.ClientToken, request.DryRun ?? false);
        var started = await launchInstances.RunAsync(call.Caller, launch, cancellationToken);
        return started.Ok ? new RunInstancesResponse([.. started.Value.Instances.Select(x => x.Value)]) : started.Error;
    }

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

internal sealed record RunInstancesRequest
{
    [Wire("The image to start from.")]
    public required string ImageId { get; init; }

    [Wire("How large: S1.SMALL1 (1 CPU, 1 GiB), S1.MEDIUM2 (2 CPU, 2 GiB) or S1.MEDIUM4 (2 CPU, 4 GiB); the first when it is not given.")]
    public string? InstanceType { get; init; }

    [Wire("Where: the one zone of the region.")]
    public InstancePlacement? Placement { get; init; }

    [Wire("How many; 1 when it is not given.", Min = 1, Max = LaunchRequest.MaxCount)]
    public long? InstanceCount { get; init; }

    [Wire("Name of the instance, several are numbered; the image's when it is not given.", MaxLength = Instance.MaxNameLength)]
    public string? InstanceName { get; init; }

    [Wire("A mark of the client's own: a request that comes again with it starts nothing new.", MaxLength = Instance.MaxTokenLength)]
    public string? ClientToken { get; init; }

    [Wire("Nothing is charged here, so that it makes no difference.", MaxLength = 32)]
    public string? InstanceChargeType { get; init; }

    [Wire("Only checks whether they could be started.")]
    public bool? DryRun { get; init; }
}

internal sealed record RunInstancesResponse(IReadOnlyList<string> InstanceIdSet) : ApiResponse;
