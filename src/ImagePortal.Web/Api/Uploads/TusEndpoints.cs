using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Api.Uploads;

/// <summary>
/// The tus 1.0.0 protocol for resumable uploads: core, creation, expiration, checksum and termination
/// (https://tus.io/protocols/resumable-upload).
/// </summary>
internal static class TusEndpoints
{
    internal const string Path = "/uploads";

    internal static void MapUploads(this IEndpointRouteBuilder endpoints)
    {
        // No antiforgery token: the required Tus-Resumable header cannot be sent across origins without a preflight that we never grant.
        var uploads = endpoints.MapGroup(Path).RequireAuthorization().AddEndpointFilter<TusVersionFilter>().DisableAntiforgery();
        uploads.MapMethods("", [HttpMethods.Options], Describe).AllowAnonymous();
        uploads.MapPost("", CreateAsync);
        uploads.MapMethods("{id}", [HttpMethods.Head], HeadAsync);
        uploads.MapPatch("{id}", PatchAsync);
        uploads.MapDelete("{id}", DeleteAsync);
    }

    private static IResult Describe(HttpContext http, IOptions<ImportLimits> limits)
    {
        http.Response.Headers["Tus-Version"] = TusVersionFilter.Version;
        http.Response.Headers["Tus-Extension"] = "creation,expiration,checksum,termination";
        http.Response.Headers["Tus-Checksum-Algorithm"] = UploadChecksum.Algorithms;
        http.Response.Headers["Tus-Max-Size"] = ((long)limits.Value.MaxFileGiB << 30).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateUpload createUpload, CancellationToken cancellationToken)
    {
        if (!TusHeaders.TryReadLength(http.Request, "Upload-Length", out var size))
        {
            return TusHeaders.Bad("Upload-Length is missing or no number. Deferred lengths are not supported.");
        }

        var name = TusHeaders.ReadFileName(http.Request.Headers["Upload-Metadata"].ToString()) ?? "disk";
        var created = await createUpload.RunAsync(CallerOf(http), name, size, cancellationToken);
        if (!created.Ok)
        {
            return TusHeaders.Refuse(created.Error);
        }

        TusHeaders.Write(http.Response, created.Value);
        return Results.Created($"{Path}/{created.Value.Id}", null);
    }

    private static Task<IResult> HeadAsync(HttpContext http, string id, GetUpload getUpload, CancellationToken cancellationToken) =>
        WithFileAsync(id, async file =>
        {
            var found = await getUpload.RunAsync(CallerOf(http), file, cancellationToken);
            if (!found.Ok)
            {
                return Results.StatusCode(TusHeaders.StatusOf(found.Error));
            }

            http.Response.Headers.CacheControl = "no-store";
            TusHeaders.Write(http.Response, found.Value);
            return Results.Ok();
        });

    private static Task<IResult> PatchAsync(HttpContext http, string id, AppendToUpload appendToUpload, CancellationToken cancellationToken) =>
        WithFileAsync(id, async file =>
        {
            if (http.Request.ContentType != "application/offset+octet-stream")
            {
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            }

            if (!TusHeaders.TryReadLength(http.Request, "Upload-Offset", out var offset))
            {
                return TusHeaders.Bad("Upload-Offset is missing or no number.");
            }

            UploadChecksum? checksum = null;
            if (http.Request.Headers["Upload-Checksum"].ToString() is { Length: > 0 } header && (checksum = UploadChecksum.TryParse(header)) is null)
            {
                return TusHeaders.Bad($"Upload-Checksum is malformed, or its algorithm is none of {UploadChecksum.Algorithms}.");
            }

            // Disks are large; the announced length bounds what is read.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null;
            }

            var appended = await appendToUpload.RunAsync(CallerOf(http), file, offset, http.Request.Body, checksum, cancellationToken);
            if (!appended.Ok)
            {
                return TusHeaders.Refuse(appended.Error);
            }

            TusHeaders.Write(http.Response, appended.Value);
            return Results.NoContent();
        });

    private static Task<IResult> DeleteAsync(HttpContext http, string id, RemoveFile removeFile, CancellationToken cancellationToken) =>
        WithFileAsync(id, async file =>
        {
            var removed = await removeFile.RunAsync(CallerOf(http), file, cancellationToken);
            return removed.Ok ? Results.NoContent() : TusHeaders.Refuse(removed.Error);
        });

    private static Task<IResult> WithFileAsync(string id, Func<FileId, Task<IResult>> act) =>
        FileId.TryParse(id, out var file) ? act(file) : Task.FromResult(Results.NotFound());

    private static Caller CallerOf(HttpContext http) =>
        MemberClaims.CallerOf(http.User) ?? throw new InvalidOperationException("The endpoint requires a signed-in member.");
}
