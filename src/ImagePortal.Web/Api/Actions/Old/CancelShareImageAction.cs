using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("CancelShareImage", ApiServices.Cvm, "Ends the sharing of an image with accounts, by the name of 2017 (R59).", Today = "ModifyImageSharePermission")]
internal sealed class CancelShareImageAction(ModifyImageSharePermissionAction modify) : IApiAction<OldShareRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(OldShareRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var today = new ModifyImageSharePermissionRequest
        {
            ImageId = request.ImageId,
            AccountIds = request.Accounts,
            Permission = ModifyImageSharePermissionAction.Cancel,
        };
        return request.Accounts.Count == 0 ? ApiErrors.Missing("uinList.0") : await modify.RunAsync(today, call, cancellationToken);
    }
}
