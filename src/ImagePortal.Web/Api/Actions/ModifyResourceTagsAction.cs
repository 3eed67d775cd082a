using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ModifyResourceTags", ApiServices.Tag, "Changes the tags of an own custom image, named as qcs::cvm:REGION:uin/ACCOUNT:image/ID.", NeedsRegion = false, Codes =
[
    "InvalidParameter", "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidParameterValue", "InvalidParameterValue.TagQuotaLimitExceeded",
    "UnauthorizedOperation.ImageNotBelongToAccount",
])]
internal sealed class ModifyResourceTagsAction(LocateImages locateImages, TagImages tagImages) : IApiAction<ModifyResourceTagsRequest, ApiResponse>
{
    private const string Prefix = "image/";

    public async Task<Result<ApiResponse>> RunAsync(ModifyResourceTagsRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        // qcs::cvm:REGION:uin/ACCOUNT:image/ID, where clients leave the account empty.
        if (request.Resource.Split(':') is not ["qcs", _, "cvm", var code, _, var name]
            || !name.StartsWith(Prefix, StringComparison.Ordinal)
            || !RegionCode.TryParse(code, out var region))
        {
            return ActionErrors.BadResource(request.Resource);
        }

        var ids = ImageFilters.ParseIds([name[Prefix.Length..]]);
        if (!ids.Ok)
        {
            return ids.Error;
        }

        var located = await locateImages.RunAsync(call.Caller, region, ids.Value, cancellationToken);
        if (!located.Ok)
        {
            return located.Error;
        }

        var change = new TagChange
        {
            Set = [.. (request.ReplaceTags ?? []).Select(x => new Tag(x.TagKey, x.TagValue ?? ""))],
            Remove = [.. (request.DeleteTags ?? []).Select(x => x.TagKey)],
        };
        var results = await tagImages.RunAsync(call.Caller, ids.Value, change, cancellationToken);
        return results[0].Refusal is { } refusal ? refusal : new ApiResponse();
    }
}

internal sealed record ModifyResourceTagsRequest
{
    [Wire("The image, as qcs::cvm:ap-guangzhou:uin/:image/img-7k2m9qx4.", MaxLength = 300)]
    public required string Resource { get; init; }

    [Wire("Tags to add or to give another value.", MaxItems = Tag.MaxPerImage)]
    public IReadOnlyList<ReplacedTag>? ReplaceTags { get; init; }

    [Wire("Tags to take off; those that are not there are passed over.", MaxItems = Tag.MaxPerImage)]
    public IReadOnlyList<DeletedTag>? DeleteTags { get; init; }
}

internal sealed record ReplacedTag
{
    [Wire("Name of the tag.", MaxLength = Tag.MaxKeyLength)]
    public required string TagKey { get; init; }

    [Wire("Its value.", MaxLength = Tag.MaxValueLength)]
    public string? TagValue { get; init; }
}

internal sealed record DeletedTag
{
    [Wire("Name of the tag.", MaxLength = Tag.MaxKeyLength)]
    public required string TagKey { get; init; }
}
