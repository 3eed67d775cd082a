using System.Text;
using ImagePortal.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Parameters of a multipart form: texts, and lists and objects as JSON.</summary>
internal static class MultipartParameters
{
    internal const string MediaType = "multipart/form-data";

    /// <summary>RFC 2046, section 5.1.1.</summary>
    private const int MaxBoundary = 70;

    internal static async Task<Result<WireValue>> ReadAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
        {
            return ApiErrors.NoMultipart($"its content type names no boundary of at most {MaxBoundary} characters");
        }

        var members = new Dictionary<string, WireValue>(StringComparer.Ordinal);
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(request.Body.ToArray()));
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    ? HeaderUtilities.RemoveQuotes(disposition.Name).Value
                    : null;
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                if (string.IsNullOrEmpty(name) || !members.TryAdd(name, ValueOf(content.ToArray())))
                {
                    return ApiErrors.NoMultipart("a part has no name, or the name of another");
                }
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return ApiErrors.NoMultipart("a part has no end");
        }

        return WireValue.OfMembers(members, isLoose: false);
    }

    private static WireValue ValueOf(byte[] content)
    {
        if (content is [(byte)'{', ..] && JsonParameters.Read(content) is { Ok: true } json)
        {
            return json.Value;
        }

        if (content is [(byte)'[', ..] && JsonParameters.Read((byte[])[.. "{\"x\":"u8, .. content, (byte)'}']) is { Ok: true } list)
        {
            return list.Value.Members["x"];
        }

        return WireValue.OfText(Encoding.UTF8.GetString(content), isLoose: true);
    }
}
