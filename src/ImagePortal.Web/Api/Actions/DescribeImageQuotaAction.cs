using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeImageQuota", ApiServices.Cvm, "Tells how many custom images you may have in a region (R13), not how many are left.")]
internal sealed class DescribeImageQuotaAction(CountImages countImages) : IApiAction<NoParameters, DescribeImageQuotaResponse>
{
    public async Task<Result<DescribeImageQuotaResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken)
    {
        var counts = await countImages.RunAsync(call.Caller, call.Region, cancellationToken);
        return counts.Ok ? new DescribeImageQuotaResponse(counts.Value.PlacesLimit) : counts.Error;
    }
}

internal sealed record DescribeImageQuotaResponse(int ImageNumQuota) : ApiResponse;
