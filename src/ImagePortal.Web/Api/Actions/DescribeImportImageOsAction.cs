using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("DescribeImportImageOs", ApiServices.Cvm, "Lists the systems and versions that ImportImage takes.")]
internal sealed class DescribeImportImageOsAction : IApiAction<NoParameters, DescribeImportImageOsResponse>
{
    public Task<Result<DescribeImportImageOsResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<DescribeImportImageOsResponse>>(new DescribeImportImageOsResponse(
            new ImportImageOsList([.. ImportableSystems.Windows.Select(x => x.OsName)], [.. ImportableSystems.Linux.Select(x => x.OsName)]),
            [.. ImportableSystems.All]));
}

internal sealed record DescribeImportImageOsResponse(
    ImportImageOsList ImportImageOsListSupported, IReadOnlyList<ImportableSystem> ImportImageOsVersionSet) : ApiResponse;

internal sealed record ImportImageOsList(IReadOnlyList<string> Windows, IReadOnlyList<string> Linux);
