using System.Text.Json.Serialization;
using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("DescribeImages", ApiServices.Image, "Lists the images that you see in a region, with the numbers of 2017 for kinds and states.", Today = "DescribeImages", Codes =
[
    "InvalidImageId.Malformed", "InvalidParameterValue.LimitExceeded",
])]
internal sealed class OldDescribeImagesAction(SearchImages searchImages) : IApiAction<OldDescribeImagesRequest, OldDescribeImagesResponse>
{
    public async Task<Result<OldDescribeImagesResponse>> RunAsync(OldDescribeImagesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = ImageFilters.ParseIds(request.ImageIds ?? []);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var search = new ImageSearch(call.Region)
        {
            Ids = ids.Value.Count > 0 ? ids.Value : null,
            Tabs = OldImages.TabsOf(request.ImageType),
            States = OldImages.StatesOf(request.Status),
            Skip = (int)(request.Offset ?? 0),
            Take = (int)(request.Limit ?? 20),
        };
        var found = await searchImages.RunAsync(call.Caller, search, cancellationToken);
        return new OldDescribeImagesResponse(found.Total, [.. found.Items.Select(Of)]);
    }

    private static OldImage Of(FoundImage image)
    {
        var today = ImageItems.Of(image);
        return new OldImage(
            today.ImageId, today.ImageName, today.ImageDescription, OldImages.NumberOf(image.Tab), today.OsName, OldImages.TimeOf(image.CreatedAt),
            today.ImageCreator, OldImages.NumberOf(image.State), image.State == ImageState.Copying ? today.SyncPercent : null, today.FailureReason);
    }
}

internal sealed record OldDescribeImagesRequest
{
    [Wire("1 own, 2 public, 3 market, 4 shared images; all of them when it is 0 or not given.", Min = 0, Max = 4)]
    public long? ImageType { get; init; }

    [Wire("IDs of images; those that you cannot see are left out of the answer.", MaxItems = 100)]
    public IReadOnlyList<string>? ImageIds { get; init; }

    [Wire("1 importing, 2 usable, 4 being copied here, 6 failed; nothing here is ever 3 or 5. All of them when it is 0 or not given.", Min = 0, Max = OldImages.Failed)]
    public long? Status { get; init; }

    [Wire("Images to pass over.", Min = 0, Max = int.MaxValue)]
    public long? Offset { get; init; }

    [Wire("Images to answer with; 20 when it is not given.", Min = 1, Max = 100)]
    public long? Limit { get; init; }
}

internal sealed record OldDescribeImagesResponse(
    [property: JsonPropertyName("totalCount")] int TotalCount,
    [property: JsonPropertyName("imageSet")] IReadOnlyList<OldImage> ImageSet) : ApiResponse;

internal sealed record OldImage(
    [property: JsonPropertyName("unImgId")] string UnImgId,
    [property: JsonPropertyName("imageName")] string ImageName,
    [property: JsonPropertyName("imageDescription")] string ImageDescription,
    [property: JsonPropertyName("imageType")] int ImageType,
    [property: JsonPropertyName("osName")] string OsName,
    [property: JsonPropertyName("createTime")] string CreateTime,
    [property: JsonPropertyName("creator")] string Creator,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("syncPercent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SyncPercent,
    [property: JsonPropertyName("failureReason"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FailureReason);
