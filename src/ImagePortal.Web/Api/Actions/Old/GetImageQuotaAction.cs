using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("GetImageQuota", ApiServices.Cvm, "Tells how many custom images you may have in a region (R13), by the name of 2017.", Today = "DescribeImageQuota")]
internal sealed class GetImageQuotaAction(DescribeImageQuotaAction describe) : IApiAction<NoParameters, DescribeImageQuotaResponse>
{
    public Task<Result<DescribeImageQuotaResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken) =>
        describe.RunAsync(request, call, cancellationToken);
}
