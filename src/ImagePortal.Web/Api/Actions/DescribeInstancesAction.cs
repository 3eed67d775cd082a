using System.Globalization;
using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Instances that are gone, or were never there, are left out: clients take an empty list for "no more".</summary>
[Action("DescribeInstances", ApiServices.Cvm, "Lists own instances of the region, newest first.", Codes = ["InvalidInstanceId.Malformed", "InvalidParameterValue.LimitExceeded"])]
internal sealed class DescribeInstancesAction(ListInstances listInstances) : IApiAction<DescribeInstancesRequest, DescribeInstancesResponse>
{
    private const int DefaultLimit = 20;

    public async Task<Result<DescribeInstancesResponse>> RunAsync(DescribeInstancesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = InstanceIds.Parse(request.InstanceIds ?? []);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var query = new InstanceQuery(
            call.Region, Ids: ids.Value.Count == 0 ? null : ids.Value, Skip: (int)(request.Offset ?? 0), Take: (int)(request.Limit ?? DefaultLimit));
        var page = await listInstances.RunAsync(call.Caller, query, cancellationToken);
        return page.Ok ? new DescribeInstancesResponse(page.Value.Total, [.. page.Value.Items.Select(ItemOf)]) : page.Error;
    }

    private static InstanceItem ItemOf(InstanceView instance) => new(
        new InstancePlacement { Zone = $"{instance.Region}-1" },
        instance.Id.Value,
        instance.Type,
        instance.Cpus,
        instance.MemoryMiB / 1024,
        instance.Name,
        "POSTPAID_BY_HOUR",
        new InstanceDisk("CLOUD_BASIC", $"disk-{instance.Id.Value[4..]}", (instance.DiskSize + (1L << 30) - 1) >> 30),
        instance.Image.Value,
        instance.OsName ?? "",
        instance.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        StateOf(instance.State),
        LatestOf(instance),
        instance.Reason ?? "")
    {
        PrivateIpAddresses = instance.Network is { } network ? [network.Address] : [],
    };

    private static string StateOf(InstanceState state) => state == InstanceState.Failed ? "LAUNCH_FAILED" : state.ToString().ToUpperInvariant();

    private static string LatestOf(InstanceView instance) => instance.State switch
    {
        _ when instance.Reinstall is not null => "OPERATING",
        InstanceState.Failed => "FAILED",
        InstanceState.Running or InstanceState.Stopped => "SUCCESS",
        _ => "OPERATING",
    };
}

internal sealed record DescribeInstancesRequest
{
    [Wire("These instances only.", MaxItems = 100)]
    public IReadOnlyList<string>? InstanceIds { get; init; }

    [Wire("How many to leave out; 0 when it is not given.", Min = 0, Max = int.MaxValue)]
    public long? Offset { get; init; }

    [Wire("How many at most; 20 when it is not given.", Min = 1, Max = 100)]
    public long? Limit { get; init; }
}

internal sealed record DescribeInstancesResponse(int TotalCount, IReadOnlyList<InstanceItem> InstanceSet) : ApiResponse;
