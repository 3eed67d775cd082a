using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("ModifyImageAttributes", ApiServices.Cvm, "Changes name or description of an own custom image, by the name of 2017.", Today = "ModifyImageAttribute")]
internal sealed class ModifyImageAttributesAction(ModifyImageAttributeAction modify) : IApiAction<ModifyImageAttributesRequest, ApiResponse>
{
    public Task<Result<ApiResponse>> RunAsync(ModifyImageAttributesRequest request, ApiCall call, CancellationToken cancellationToken) => modify.RunAsync(
        new ModifyImageAttributeRequest { ImageId = request.ImageId, ImageName = request.ImageName, ImageDescription = request.ImageDescription }, call, cancellationToken);
}

internal sealed record ModifyImageAttributesRequest
{
    [Wire("ID of an own custom image.")]
    public required string ImageId { get; init; }

    [Wire("New name, one of its kind in the region.", MaxLength = Image.MaxNameLength)]
    public string? ImageName { get; init; }

    [Wire("New description; empty for none.", MaxLength = Image.MaxDescriptionLength)]
    public string? ImageDescription { get; init; }
}
