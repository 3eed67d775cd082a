using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DeleteImages", ApiServices.Cvm, "Puts custom images into the recycle bin (R60 to R66): all of them, or none when one cannot go.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidImageId.InShared", "InvalidImageId.IncorrectState",
    "InvalidParameterValue.InvalidImageIdIsShared", "InvalidParameterValue.InvalidImageId", "InvalidParameterValue.LimitExceeded", "MutexOperation.TaskRunning",
])]
internal sealed class DeleteImagesAction(OwnImages ownImages, DeleteImages deleteImages) : IApiAction<DeleteImagesRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(DeleteImagesRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = await ownImages.FindAsync(request.ImageIds, call, cancellationToken);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var results = await deleteImages.RunAllAsync(call.Caller, ids.Value, request.DryRun ?? false, cancellationToken);
        return results.Select(x => x.Refusal).FirstOrDefault(x => x is not null) is { } refusal ? refusal : new ApiResponse();
    }
}

internal sealed record DeleteImagesRequest
{
    [Wire("IDs of own custom images.", MaxItems = 50)]
    public required IReadOnlyList<string> ImageIds { get; init; }

    [Wire("Deletes their snapshots too. An image here is its own snapshot, so that it makes no difference.")]
    public bool? DeleteBindedSnap { get; init; }

    [Wire("Only checks whether they could be deleted.")]
    public bool? DryRun { get; init; }
}
