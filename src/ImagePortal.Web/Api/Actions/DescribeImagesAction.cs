using System.Text.RegularExpressions;
using ImagePortal.Core;
using ImagePortal.Core.Images.Search;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeImages", ApiServices.Cvm, "Lists the images that you see in a region: your own, those shared with you, public and market ones.", Codes =
[
    "InvalidImageId.Malformed", "InvalidParameter.InvalidParameterCoexistImageIdsFilters", "InvalidFilter", "InvalidFilterValue.LimitExceeded",
    "InvalidParameterValue.LimitExceeded", "InvalidInstanceType.Malformed",
])]
internal sealed partial class DescribeImagesAction(SearchImages searchImages) : IApiAction<DescribeImagesRequest, DescribeImagesResponse>
{
    public async Task<Result<DescribeImagesResponse>> RunAsync(DescribeImagesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var search = Read(request, call);
        if (!search.Ok)
        {
            return search.Error;
        }

        var found = await searchImages.RunAsync(call.Caller, search.Value, cancellationToken);
        return new DescribeImagesResponse(found.Total, [.. found.Items.Select(ImageItems.Of)]);
    }

    private static Result<ImageSearch> Read(DescribeImagesRequest request, ApiCall call)
    {
        if (request.InstanceType is { Length: > 0 } type && !InstanceType().IsMatch(type))
        {
            return ActionErrors.MalformedInstanceType(type);
        }

        var search = new ImageSearch(call.Region) { Skip = (int)(request.Offset ?? 0), Take = (int)(request.Limit ?? 20) };
        if (request.ImageIds is not { Count: > 0 } texts)
        {
            return ImageFilters.Apply(search, request.Filters ?? []);
        }

        if (request.Filters is { Count: > 0 })
        {
            return ActionErrors.IdsAndFilters;
        }

        var ids = ImageFilters.ParseIds(texts);
        return ids.Ok ? search with { Ids = ids.Value } : ids.Error;
    }

    [GeneratedRegex("^[A-Za-z0-9]{1,16}\\.[A-Za-z0-9]{1,16}$")]
    private static partial Regex InstanceType();
}

internal sealed record DescribeImagesRequest
{
    [Wire("IDs of images; those that you cannot see are left out of the answer. Not together with Filters.", MaxItems = 100)]
    public IReadOnlyList<string>? ImageIds { get; init; }

    [Wire("Up to 10 conditions that all must hold: image-id, image-type, image-name and platform (a part of it), image-state, image-family, tag-key, tag-value, tag:KEY.")]
    public IReadOnlyList<WireFilter>? Filters { get; init; }

    [Wire("Images to pass over.", Min = 0, Max = int.MaxValue)]
    public long? Offset { get; init; }

    [Wire("Images to answer with; 20 when it is not given.", Min = 1, Max = 100)]
    public long? Limit { get; init; }

    [Wire("Only images that this type of instance can start; every type here starts every image.", MaxLength = 64)]
    public string? InstanceType { get; init; }
}

internal sealed record DescribeImagesResponse(int TotalCount, IReadOnlyList<ImageItem> ImageSet) : ApiResponse;
