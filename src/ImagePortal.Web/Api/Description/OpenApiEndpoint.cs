using System.Net.Mime;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Hosting;

namespace ImagePortal.Web.Api.Description;

/// <summary><c>/openapi/cvm.json</c>: the API for machines to read. It tells nothing of anybody and needs no sign-in.</summary>
internal static class OpenApiEndpoint
{
    internal const string Path = "/openapi/cvm.json";

    internal static void MapOpenApi(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        Path, (ActionRegistry registry, PublicAddress address) => Results.Text(OpenApiDocument.Of(registry, address.Value).ToJsonString(), MediaTypeNames.Application.Json));
}
