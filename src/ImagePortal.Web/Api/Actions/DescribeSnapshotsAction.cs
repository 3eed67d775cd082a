using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeSnapshots", ApiServices.Cbs, "Lists the snapshots behind the images that you see in a region. Each image has one.", Codes =
[
    "InvalidParameterValue.LimitExceeded",
])]
internal sealed class DescribeSnapshotsAction(SearchImages searchImages) : IApiAction<DescribeSnapshotsRequest, DescribeSnapshotsResponse>
{
    public async Task<Result<DescribeSnapshotsResponse>> RunAsync(DescribeSnapshotsRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var asked = request.SnapshotIds is { Count: > 0 } ids ? ids : request.Filters?.FirstOrDefault(x => x.Name == "snapshot-id")?.Values;
        if (request.Filters?.FirstOrDefault(x => x.Name != "snapshot-id") is { } other)
        {
            return ActionErrors.UnknownFilter(other.Name, ["snapshot-id"]);
        }

        var search = new ImageSearch(call.Region)
        {
            Ids = asked is null ? null : [.. asked.Select(x => ImageSnapshot.TryFindImage(x, out var image) ? image : (ImageId?)null).OfType<ImageId>()],
            Skip = (int)(request.Offset ?? 0),
            Take = (int)(request.Limit ?? 20),
        };
        var found = await searchImages.RunAsync(call.Caller, search, cancellationToken);
        return new DescribeSnapshotsResponse(found.Total, [.. found.Items.Select(Of)]);
    }

    private static SnapshotItem Of(FoundImage image) => new(
        ImageSnapshot.IdOf(image.Id), image.Name, "SYSTEM_DISK", ImageItems.SizeOf(image), image.State == ImageState.Available ? "NORMAL" : "CREATING",
        image.Percent ?? 100, ImageItems.TimeOf(image.CreatedAt), [new SnapshotImage(image.Id.Value, image.Name)]);
}

internal sealed record DescribeSnapshotsRequest
{
    [Wire("IDs of snapshots; those that you cannot see are left out of the answer.", MaxItems = 100)]
    public IReadOnlyList<string>? SnapshotIds { get; init; }

    [Wire("The filter snapshot-id.", MaxItems = 10)]
    public IReadOnlyList<WireFilter>? Filters { get; init; }

    [Wire("Snapshots to pass over.", Min = 0, Max = int.MaxValue)]
    public long? Offset { get; init; }

    [Wire("Snapshots to answer with; 20 when it is not given.", Min = 1, Max = 100)]
    public long? Limit { get; init; }
}

internal sealed record DescribeSnapshotsResponse(int TotalCount, IReadOnlyList<SnapshotItem> SnapshotSet) : ApiResponse;

internal sealed record SnapshotItem(
    string SnapshotId, string SnapshotName, string DiskUsage, long DiskSize, string SnapshotState, int Percent, string CreateTime, IReadOnlyList<SnapshotImage> Images);

internal sealed record SnapshotImage(string ImageId, string ImageName);
