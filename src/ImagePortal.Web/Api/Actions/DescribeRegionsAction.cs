using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeRegions", ApiServices.Cvm, "Lists the regions of this portal.", NeedsRegion = false)]
internal sealed class DescribeRegionsAction(ListRegions listRegions) : IApiAction<NoParameters, DescribeRegionsResponse>
{
    internal const string Available = "AVAILABLE";

    public async Task<Result<DescribeRegionsResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken)
    {
        var regions = await listRegions.RunAsync(cancellationToken);
        return new DescribeRegionsResponse(regions.Count, [.. regions.Select(x => new RegionItem(x.Code.Value, x.Name, Available))]);
    }
}

internal sealed record DescribeRegionsResponse(int TotalCount, IReadOnlyList<RegionItem> RegionSet) : ApiResponse;

internal sealed record RegionItem(string Region, string RegionName, string RegionState);
