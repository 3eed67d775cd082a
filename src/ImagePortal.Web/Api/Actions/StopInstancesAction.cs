using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("StopInstances", ApiServices.Cvm, "Asks instances to shut down, and cuts those off that do not: all of them, or none when one cannot.", Codes =
    ["InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound", "UnsupportedOperation.InstanceState", "MissingParameter"])]
internal sealed class StopInstancesAction(StopInstances stopInstances) : IApiAction<StopInstancesRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(StopInstancesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = InstanceIds.Parse(request.InstanceIds);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        // Without a type, the older switch says it.
        var atOnce = request.StopType is { Length: > 0 } type ? type == "HARD" : request.ForceStop ?? false;
        var done = await stopInstances.RunAsync(call.Caller, ids.Value, atOnce, cancellationToken);
        return done.Ok ? new ApiResponse() : done.Error;
    }
}

internal sealed record StopInstancesRequest
{
    [Wire("IDs of own instances.", MaxItems = 100)]
    public required IReadOnlyList<string> InstanceIds { get; init; }

    [Wire("Cuts the power at once.")]
    public bool? ForceStop { get; init; }

    [Wire("HARD cuts the power at once; SOFT and SOFT_FIRST ask the system first, and cut it off when it does not.", Values = ["SOFT_FIRST", "HARD", "SOFT", ""])]
    public string? StopType { get; init; }

    [Wire("Nothing is charged here, so that it makes no difference.", MaxLength = 32)]
    public string? StoppedMode { get; init; }
}
