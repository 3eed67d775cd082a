using System.Globalization;
using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Images lie in regions; the one zone of each is there for the clients that ask for it first.</summary>
[Action("DescribeZones", ApiServices.Cvm, "Lists the zones of a region: one, for images know regions only.")]
internal sealed class DescribeZonesAction(ListRegions listRegions) : IApiAction<NoParameters, DescribeZonesResponse>
{
    private const int FirstId = 100_001;

    public async Task<Result<DescribeZonesResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken)
    {
        var zones = (await listRegions.RunAsync(cancellationToken)).Index()
            .Where(x => x.Item.Code == call.Region)
            .Select(x => new ZoneItem($"{x.Item.Code}-1", $"{x.Item.Name} Zone 1", (FirstId + x.Index).ToString(CultureInfo.InvariantCulture), DescribeRegionsAction.Available))
            .ToList();
        return new DescribeZonesResponse(zones.Count, zones);
    }
}

internal sealed record DescribeZonesResponse(int TotalCount, IReadOnlyList<ZoneItem> ZoneSet) : ApiResponse;

internal sealed record ZoneItem(string Zone, string ZoneName, string ZoneId, string ZoneState);
