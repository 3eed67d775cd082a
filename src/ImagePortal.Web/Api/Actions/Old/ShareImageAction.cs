using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("ShareImage", ApiServices.Cvm, "Shares an image with accounts, by the name of 2017 (R52).", Today = "ModifyImageSharePermission")]
internal sealed class ShareImageAction(ModifyImageSharePermissionAction modify) : IApiAction<OldShareRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(OldShareRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var today = new ModifyImageSharePermissionRequest
        {
            ImageId = request.ImageId,
            AccountIds = request.Accounts,
            Permission = ModifyImageSharePermissionAction.Share,
        };
        return request.Accounts.Count == 0 ? ApiErrors.Missing("uinList.0") : await modify.RunAsync(today, call, cancellationToken);
    }
}
