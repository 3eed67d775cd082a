using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeResourceTagsByResourceIds", ApiServices.Tag, "Lists the tags of own custom images.", NeedsRegion = false, Codes = ["InvalidParameterValue.LimitExceeded"])]
internal sealed class DescribeResourceTagsByResourceIdsAction(ListImageTags listImageTags)
    : IApiAction<DescribeResourceTagsByResourceIdsRequest, DescribeResourceTagsByResourceIdsResponse>
{
    public async Task<Result<DescribeResourceTagsByResourceIdsResponse>> RunAsync(
        DescribeResourceTagsByResourceIdsRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        // Terraform asks after every read: what is no image of ours has no tags, and is no reason for an error.
        var ids = request.ResourceIds.Select(x => ImageId.TryParse(x, out var id) ? id : (ImageId?)null).OfType<ImageId>().ToList();
        var (offset, limit) = ((int)(request.Offset ?? 0), (int)(request.Limit ?? 15));
        var isImages = request is { ServiceType: "cvm", ResourcePrefix: "image" };
        var tags = isImages ? await listImageTags.RunAsync(call.Caller, ids, cancellationToken) : [];
        var rows = tags
            .OrderBy(x => ids.IndexOf(x.Image))
            .SelectMany(x => x.Tags, (x, tag) => new ResourceTag(tag.Key, tag.Value, x.Image.Value, request.ResourcePrefix, request.ResourceRegion ?? "", request.ServiceType))
            .ToList();
        return new DescribeResourceTagsByResourceIdsResponse(rows.Count, offset, limit, [.. rows.Skip(offset).Take(limit)]);
    }
}

internal sealed record DescribeResourceTagsByResourceIdsRequest
{
    [Wire("cvm for images.", MaxLength = 64)]
    public required string ServiceType { get; init; }

    [Wire("image for images.", MaxLength = 64)]
    public required string ResourcePrefix { get; init; }

    [Wire("IDs of images.", MaxItems = 50)]
    public required IReadOnlyList<string> ResourceIds { get; init; }

    [Wire("Region of the images.", MaxLength = 64)]
    public string? ResourceRegion { get; init; }

    [Wire("Tags to pass over.", Min = 0, Max = int.MaxValue)]
    public long? Offset { get; init; }

    [Wire("Tags to answer with; 15 when it is not given.", Min = 1, Max = 400)]
    public long? Limit { get; init; }
}

internal sealed record DescribeResourceTagsByResourceIdsResponse(int TotalCount, int Offset, int Limit, IReadOnlyList<ResourceTag> Tags) : ApiResponse;

internal sealed record ResourceTag(string TagKey, string TagValue, string ResourceId, string ResourcePrefix, string ResourceRegion, string ServiceType);
