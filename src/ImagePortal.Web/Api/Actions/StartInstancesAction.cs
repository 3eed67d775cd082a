using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("StartInstances", ApiServices.Cvm, "Starts stopped instances again: all of them, or none when one cannot.", Codes =
    ["InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound", "UnsupportedOperation.InstanceState", "OperationDenied.InstanceOperationInProgress", "MissingParameter"])]
internal sealed class StartInstancesAction(ResumeInstances resumeInstances) : IApiAction<InstancesRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(InstancesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = InstanceIds.Parse(request.InstanceIds);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var done = await resumeInstances.RunAsync(call.Caller, ids.Value, cancellationToken);
        return done.Ok ? new ApiResponse() : done.Error;
    }
}
