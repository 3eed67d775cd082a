using System.Buffers;
using ImagePortal.Core;
using Microsoft.AspNetCore.Http.Features;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Takes a call off the connection, up to the sizes of the contract.</summary>
internal static class WireReader
{
    internal const int MaxQuery = 32 << 10;
    internal const int MaxBody = 10 << 20;
    internal const int MaxForm = 1 << 20;

    internal static async Task<Result<WireRequest>> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var request = http.Request;
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var read = new WireRequest(
            request.Method, request.Path.Value ?? "/", question < 0 ? "" : target[(question + 1)..], request.Host.Value ?? "", request.ContentType,
            default, request.Headers, AddressOf(http));
        if (read.Query.Length > MaxQuery)
        {
            return ApiErrors.TooLarge("query", MaxQuery >> 10);
        }

        if (read.IsGet)
        {
            return read;
        }

        var limit = read.MediaType == FlatParameters.MediaType ? MaxForm : MaxBody;
        if (request.ContentLength > limit)
        {
            return ApiErrors.TooLarge("body", limit >> 10);
        }

        var body = await ReadBodyAsync(request, limit, cancellationToken);
        return body is { } bytes ? read with { Body = bytes } : ApiErrors.TooLarge("body", limit >> 10);
    }

    /// <summary>As people write it: an IPv4 address stays one on a socket that takes both.</summary>
    private static string AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    /// <summary>Null when more comes than the limit.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
