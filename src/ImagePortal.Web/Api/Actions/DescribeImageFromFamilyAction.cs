using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeImageFromFamily", ApiServices.Cvm, "Tells the newest image of a family that is NORMAL and not deprecated; nothing when there is none.")]
internal sealed class DescribeImageFromFamilyAction(SearchImages searchImages) : IApiAction<DescribeImageFromFamilyRequest, DescribeImageFromFamilyResponse>
{
    public async Task<Result<DescribeImageFromFamilyResponse>> RunAsync(DescribeImageFromFamilyRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var search = new ImageSearch(call.Region) { Families = [request.ImageFamily], States = [ImageState.Available], Deprecated = false, Take = 1 };
        var found = await searchImages.RunAsync(call.Caller, search, cancellationToken);
        return new DescribeImageFromFamilyResponse(found.Items is [{ } newest] ? ImageItems.Of(newest) : null);
    }
}

internal sealed record DescribeImageFromFamilyRequest
{
    [Wire("Name of the family.", MaxLength = Image.MaxFamilyLength)]
    public required string ImageFamily { get; init; }
}

internal sealed record DescribeImageFromFamilyResponse(ImageItem? Image) : ApiResponse;
