using System.Text.Json.Serialization;
using ImagePortal.Core;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("GetImageShareUinInfo", ApiServices.Cvm, "Lists the accounts that images are shared with, by the name of 2017.", Today = "DescribeImageSharePermission")]
internal sealed class GetImageShareUinInfoAction(OwnImages ownImages, ListShares listShares) : IApiAction<GetImageShareUinInfoRequest, GetImageShareUinInfoResponse>
{
    public async Task<Result<GetImageShareUinInfoResponse>> RunAsync(GetImageShareUinInfoRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = await ownImages.FindAsync(request.ImageIds, call, cancellationToken);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var (images, limit) = (new List<OldSharedImage>(), 0);
        foreach (var id in ids.Value)
        {
            var shares = await listShares.RunAsync(call.Caller, id, cancellationToken);
            if (!shares.Ok)
            {
                return shares.Error;
            }

            limit = shares.Value.Limit;
            images.Add(new OldSharedImage(id.Value, [.. shares.Value.Items.Select(x => new OldRecipient(x.Recipient.Value, OldImages.TimeOf(x.Since)))]));
        }

        return new GetImageShareUinInfoResponse(new OldSharedImages(images.Count, limit, images));
    }
}

internal sealed record GetImageShareUinInfoRequest
{
    [Wire("IDs of own custom images.", MaxItems = 10)]
    public required IReadOnlyList<string> ImageIds { get; init; }
}

internal sealed record GetImageShareUinInfoResponse(OldSharedImages Data) : ApiResponse;

internal sealed record OldSharedImages(
    [property: JsonPropertyName("imageNum")] int ImageNum,
    [property: JsonPropertyName("maxImgShareNum")] int MaxImgShareNum,
    [property: JsonPropertyName("imageList")] IReadOnlyList<OldSharedImage> ImageList);

internal sealed record OldSharedImage(
    [property: JsonPropertyName("imageId")] string ImageId,
    [property: JsonPropertyName("shareUinInfo")] IReadOnlyList<OldRecipient> ShareUinInfo);

internal sealed record OldRecipient(
    [property: JsonPropertyName("uin")] string Uin,
    [property: JsonPropertyName("shareTimeStamp")] string ShareTimeStamp);
