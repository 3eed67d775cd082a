using System.Text.Json.Serialization;
using ImagePortal.Core;
using ImagePortal.Core.Imports;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

[Action("CheckCosUrl", ApiServices.Cvm, "Looks at a disk where it lies and refuses what an import would refuse, by the name of 2017.", Today = "ImportImage with DryRun", Codes =
[
    "InvalidParameter.InvalidParameterUrlError", "InvalidParameterValue.BucketNotFound", "InvalidParameterValue.InvalidImageFormat", "UnauthorizedOperation",
])]
internal sealed class CheckCosUrlAction(CheckSource checkSource) : IApiAction<CheckCosUrlRequest, CheckCosUrlResponse>
{
    public async Task<Result<CheckCosUrlResponse>> RunAsync(CheckCosUrlRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        var looked = await checkSource.RunAsync(call.Caller, call.Region, ImportImageAction.SourceOf(request.CosUrl), cancellationToken);
        if (!looked.Ok)
        {
            return looked.Error;
        }

        var (name, size, report) = looked.Value;
        return report is { Accepted: false }
            ? ImportErrors.RefusedBy(report)
            : new CheckCosUrlResponse(new OldCheckedFile(name, size, report?.Format, report?.VirtualSize));
    }
}

internal sealed record CheckCosUrlRequest
{
    [Wire("Where the disk lies: https://…, s3://bucket/key of a bucket that this portal may read, or the ID of a file uploaded here.", MaxLength = 2048)]
    public required string CosUrl { get; init; }
}

internal sealed record CheckCosUrlResponse(OldCheckedFile Data) : ApiResponse;

/// <param name="Size">Bytes of the file.</param>
/// <param name="VirtualSize">Bytes that a guest would see.</param>
internal sealed record OldCheckedFile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("format")] string? Format,
    [property: JsonPropertyName("virtualSize")] long? VirtualSize);
