using System.Net.Mime;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;
using Microsoft.Net.Http.Headers;

namespace ImagePortal.Web.Api.Images;

/// <summary>
/// An own image as a disk file, whole or in parts (RFC 9110 §14): the same image gives the same bytes under the same entity tag, so that browsers and
/// programs go on where they stopped.
/// </summary>
internal static class DownloadEndpoint
{
    internal static void MapDownloads(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/images/{code}/{id}/disk.{format}", [HttpMethods.Get, HttpMethods.Head], DownloadAsync).RequireAuthorization();

    private static async Task<IResult> DownloadAsync(
        HttpContext http, string code, string id, string format, DownloadImage downloadImage, CancellationToken cancellationToken)
    {
        if (MemberClaims.CallerOf(http.User) is not { } caller || !ImageId.TryParse(id, out var image) || DiskFormatNames.Find(format) is not { } known)
        {
            return Results.NotFound();
        }

        var part = http.Request.Headers.Range.ToString();
        var request = new DownloadRequest(new RegionCode(code), image, known, part.Length == 0 ? null : part, HttpMethods.IsHead(http.Request.Method));
        var opened = await downloadImage.RunAsync(caller, request, cancellationToken);
        if (!opened.Ok)
        {
            return Refuse(http, opened.Error);
        }

        // Nobody between may keep it, or send it in another encoding.
        http.Response.Headers.CacheControl = "private, no-transform";
        var tag = new EntityTagHeaderValue($"\"{opened.Value.Tag}\"");
        return Results.Stream(opened.Value.Content, MediaTypeNames.Application.Octet, opened.Value.FileName, lastModified: null, tag, enableRangeProcessing: true);
    }

    private static IResult Refuse(HttpContext http, Error error)
    {
        if (error.Kind == ErrorKind.NotFound)
        {
            return Results.NotFound();
        }

        if (error.Kind == ErrorKind.LimitReached)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        var status = error.Kind switch
        {
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.LimitReached => StatusCodes.Status429TooManyRequests,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        return Results.Json(new { code = error.Code, message = error.Message, fix = error.Fix }, statusCode: status);
    }
}
