using System.Net.Mime;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Disks.Criteria;

namespace ImagePortal.Web.Api.Images;

/// <summary>An image's check report as a file: the JSON of <c>imageportal inspect</c>.</summary>
internal static class ReportEndpoint
{
    internal static void MapReports(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/images/{code}/{id}/report.json", DownloadAsync).RequireAuthorization();

    private static async Task<IResult> DownloadAsync(HttpContext http, string id, GetImage getImage, CancellationToken cancellationToken)
    {
        if (MemberClaims.CallerOf(http.User) is not { } caller || !ImageId.TryParse(id, out var image))
        {
            return Results.NotFound();
        }

        var found = await getImage.RunAsync(caller, image, cancellationToken);
        return found is { Ok: true, Value.Report: { } report }
            ? Results.Text(CheckReportJson.Write(report, indented: true), MediaTypeNames.Application.Json)
            : Results.NotFound();
    }
}
