using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ModifyImageSharePermission", ApiServices.Cvm, "Shares an own custom image with accounts, or ends that (R47 to R59): for all of them, or for none.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidAccountId.NotFound", "InvalidParameterValue.InvalidImageState",
    "InvalidParameterValue.InvalidImageId", "InvalidParameterValue.LimitExceeded", "FailedOperation.AccountIsYourSelf",
    "FailedOperation.BYOLImageShareFailed", "FailedOperation.NotMasterAccount", "OverQuota", "UnauthorizedOperation.ImageNotBelongToAccount",
])]
internal sealed class ModifyImageSharePermissionAction(OwnImages ownImages, ImageShares shares) : IApiAction<ModifyImageSharePermissionRequest, ApiResponse>
{
    internal const string Share = "SHARE";
    internal const string Cancel = "CANCEL";

    public async Task<Result<ApiResponse>> RunAsync(ModifyImageSharePermissionRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var id = await ownImages.FindAsync(request.ImageId, call, cancellationToken);
        if (!id.Ok)
        {
            return id.Error;
        }

        var changed = request.Permission == Share
            ? await shares.ShareAsync(call.Caller, id.Value, request.AccountIds, cancellationToken)
            : await shares.CancelAsync(call.Caller, id.Value, request.AccountIds, cancellationToken);
        return changed.Ok ? new ApiResponse() : changed.Error;
    }
}

internal sealed record ModifyImageSharePermissionRequest
{
    [Wire("ID of an own custom image that is NORMAL.")]
    public required string ImageId { get; init; }

    [Wire("IDs of root accounts; none for nothing to do.", MaxItems = ImageShares.MaxAccounts)]
    public required IReadOnlyList<string> AccountIds { get; init; }

    [Wire("SHARE or CANCEL. To share what is shared, or to cancel what is not, succeeds.", Values = [ModifyImageSharePermissionAction.Share, ModifyImageSharePermissionAction.Cancel])]
    public required string Permission { get; init; }
}
