using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImagePortal.Web.Api.Wire;

/// <summary>
/// Writes answers. Always with status 200 and exactly <c>application/json</c>: clients take any other status for a broken connection, and with a
/// charset some take a refusal for an empty success.
/// </summary>
internal static class WireAnswer
{
    private static readonly JsonEncodedText Response = JsonEncodedText.Encode("Response");
    private static readonly JsonEncodedText Error = JsonEncodedText.Encode("Error");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("Code");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("Message");
    private static readonly JsonEncodedText RequestId = JsonEncodedText.Encode("RequestId");

    internal static Task WriteAsync(HttpContext http, ApiResponse response, JsonTypeInfo type, CancellationToken cancellationToken) =>
        SendAsync(
            http,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName(Response);
                JsonSerializer.Serialize(json, response, type);
                json.WriteEndObject();
            },
            cancellationToken);

    internal static Task WriteAsync(HttpContext http, string code, string message, string requestId, CancellationToken cancellationToken) =>
        SendAsync(
            http,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject(Response);
                json.WriteStartObject(Error);
                json.WriteString(Code, code);
                json.WriteString(Message, message);
                json.WriteEndObject();
                json.WriteString(RequestId, requestId);
                json.WriteEndObject();
                json.WriteEndObject();
            },
            cancellationToken);

    internal static async Task SendAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        await using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }
}
