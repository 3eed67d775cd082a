using System.Globalization;
using System.Text;
using ImagePortal.Core;
using ImagePortal.Core.Files;

namespace ImagePortal.Web.Api.Uploads;

/// <summary>The protocol's headers and statuses, translated to and from our words.</summary>
internal static class TusHeaders
{
    // From the checksum extension.
    private const int ChecksumMismatch = 460;

    internal static bool TryReadLength(HttpRequest request, string name, out long value) =>
        long.TryParse(request.Headers[name], NumberStyles.None, CultureInfo.InvariantCulture, out value);

    internal static void Write(HttpResponse response, FileView file)
    {
        response.Headers["Upload-Offset"] = file.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Length"] = file.Size.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = file.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The file name of <c>Upload-Metadata</c>: pairs of a key and a Base64 value, separated by commas.</summary>
    internal static string? ReadFileName(string metadata)
    {
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(' ') is ["filename" or "name", var value])
            {
                var bytes = new byte[value.Length];
                return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
            }
        }

        return null;
    }

    internal static IResult Bad(string message) => Results.Text(message, statusCode: StatusCodes.Status400BadRequest);

    internal static IResult Refuse(Error error) => Results.Json(
        new { code = error.Code, message = error.Message, fix = error.Fix }, statusCode: StatusOf(error));

    internal static int StatusOf(Error error) => error.Code switch
    {
        "file.checksum" => ChecksumMismatch,
        "file.busy" => StatusCodes.Status423Locked,
        "file.disk-full" => StatusCodes.Status507InsufficientStorage,
        "file.too-large" or "file.staging-full" => StatusCodes.Status413PayloadTooLarge,
        _ => error.Kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        },
    };
}
