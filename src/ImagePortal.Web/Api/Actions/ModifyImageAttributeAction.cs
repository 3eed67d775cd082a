using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ModifyImageAttribute", ApiServices.Cvm, "Changes name, description or family of an own custom image; what is left out stays.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidImageName.Duplicate", "InvalidParameter.ValueTooLarge", "InvalidParameterValue",
    "InvalidParameterValue.InvalidImageFamily", "InvalidParameterValue.InvalidImageId", "UnsupportedOperation.SharedImageModifyUnsupported",
])]
internal sealed class ModifyImageAttributeAction(OwnImages ownImages, EditImage editImage) : IApiAction<ModifyImageAttributeRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(ModifyImageAttributeRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var id = await ownImages.FindAsync(request.ImageId, call, cancellationToken);
        if (!id.Ok)
        {
            return id.Error;
        }

        var changes = new ImageChanges(request.ImageName, request.ImageDescription, request.ImageFamily, request.ImageDeprecated);
        var edited = await editImage.RunAsync(call.Caller, id.Value, changes, cancellationToken);
        return edited.Ok ? new ApiResponse() : edited.Error;
    }
}

internal sealed record ModifyImageAttributeRequest
{
    [Wire("ID of an own custom image.")]
    public required string ImageId { get; init; }

    [Wire("New name, one of its kind in the region.", MaxLength = Image.MaxNameLength)]
    public string? ImageName { get; init; }

    [Wire("New description; empty for none.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }

    [Wire("Family of images that replace each other; empty for none.")]
    public string? ImageFamily { get; init; }

    [Wire("Whether DescribeImageFromFamily passes it over.")]
    public bool? ImageDeprecated { get; init; }
}
