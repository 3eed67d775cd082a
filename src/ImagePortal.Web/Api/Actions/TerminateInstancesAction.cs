using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("TerminateInstances", ApiServices.Cvm, "Ends instances for good, with their disks (R67): all of them, or none when one cannot.", Codes =
    ["InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound", "UnsupportedOperation.InstanceState", "MissingParameter"])]
internal sealed class TerminateInstancesAction(TerminateInstances terminateInstances) : IApiAction<InstancesRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(InstancesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = InstanceIds.Parse(request.InstanceIds);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var done = await terminateInstances.RunAsync(call.Caller, ids.Value, cancellationToken);
        return done.Ok ? new ApiResponse() : done.Error;
    }
}
