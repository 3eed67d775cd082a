using ImagePortal.Core;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeImageSharePermission", ApiServices.Cvm, "Lists the accounts that an own custom image is shared with.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidParameterValue.InvalidImageId", "UnauthorizedOperation.ImageNotBelongToAccount",
])]
internal sealed class DescribeImageSharePermissionAction(OwnImages ownImages, ListShares listShares)
    : IApiAction<DescribeImageSharePermissionRequest, DescribeImageSharePermissionResponse>
{
    public async Task<Result<DescribeImageSharePermissionResponse>> RunAsync(
        DescribeImageSharePermissionRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var id = await ownImages.FindAsync(request.ImageId, call, cancellationToken);
        if (!id.Ok)
        {
            return id.Error;
        }

        var shares = await listShares.RunAsync(call.Caller, id.Value, cancellationToken);
        return shares.Ok
            ? new DescribeImageSharePermissionResponse([.. shares.Value.Items.Select(x => new SharePermission(ImageItems.TimeOf(x.Since), x.Recipient.Value))])
            : shares.Error;
    }
}

internal sealed record DescribeImageSharePermissionRequest
{
    [Wire("ID of an own custom image.")]
    public required string ImageId { get; init; }
}

internal sealed record DescribeImageSharePermissionResponse(IReadOnlyList<SharePermission> SharePermissionSet) : ApiResponse;

internal sealed record SharePermission(string CreatedTime, string AccountId);
