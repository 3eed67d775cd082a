using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("SyncCvmImage", ApiServices.Cvm, "Copies images to other regions, by the name of 2017 (R44).", NeedsRegion = false, Today = "SyncImages")]
internal sealed class SyncCvmImageAction(SyncImagesAction syncImages, ListRegions listRegions) : IApiAction<SyncCvmImageRequest, SyncImagesResponse>
{
    public async Task<Result<SyncImagesResponse>> RunAsync(SyncCvmImageRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var region = call.Region;
        if (request.SrcRegion is { Length: > 0 } source)
        {
            var name = OldRegions.Translate(source);
            if ((await listRegions.RunAsync(cancellationToken)).FirstOrDefault(x => x.Code.Value == name) is not { } found)
            {
                return ApiErrors.UnknownRegion(source);
            }

            region = found.Code;
        }

        if (region.Value is null)
        {
            return ApiErrors.Missing("srcRegion");
        }

        if ((request.ImgIdList ?? request.ImageIds) is not { Count: > 0 } images)
        {
            return ApiErrors.Missing("imgIdList.0");
        }

        if ((request.DstRegion ?? request.DestinationRegions) is not { Count: > 0 } destinations)
        {
            return ApiErrors.Missing("dstRegion.0");
        }

        var today = new SyncImagesRequest { ImageIds = images, DestinationRegions = [.. destinations.Select(OldRegions.Translate)] };
        return await syncImages.RunAsync(today, call with { Region = region }, cancellationToken);
    }
}

internal sealed record SyncCvmImageRequest
{
    [Wire("Region of the images, such as gz or ap-guangzhou; the region of the call when it is not given.", MaxLength = 32)]
    public string? SrcRegion { get; init; }

    [Wire("IDs of own custom images.", MaxItems = 50)]
    public IReadOnlyList<string>? ImgIdList { get; init; }

    [Wire("The same, by its name of today.", MaxItems = 50)]
    public IReadOnlyList<string>? ImageIds { get; init; }

    [Wire("Regions to copy to, such as sh or ap-shanghai.", MaxItems = 50)]
    public IReadOnlyList<string>? DstRegion { get; init; }

    [Wire("The same, by its name of today.", MaxItems = 50)]
    public IReadOnlyList<string>? DestinationRegions { get; init; }
}
