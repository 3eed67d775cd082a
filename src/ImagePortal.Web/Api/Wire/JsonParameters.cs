using System.Text.Json;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Parameters from a JSON body.</summary>
internal static class JsonParameters
{
    internal const string MediaType = "application/json";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    internal static Result<WireValue> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0)
        {
            return WireValue.OfMembers([], isLoose: false);
        }

        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var value = Of(document.RootElement);
            return value.Kind == WireKind.Members ? value : ApiErrors.NoJson("it is no object");
        }
        catch (JsonException broken)
        {
            return ApiErrors.NoJson($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            return ApiErrors.NoJson("a text is no valid UTF-8");
        }
    }

    private static WireValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => WireValue.OfMembers(json.EnumerateObject().ToDictionary(x => x.Name, x => Of(x.Value), StringComparer.Ordinal), isLoose: false),
        JsonValueKind.Array => WireValue.OfList([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.String => WireValue.OfText(json.GetString()!, isLoose: false),
        JsonValueKind.Number => WireValue.OfNumber(json.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => WireValue.OfBoolean(json.GetBoolean()),
        _ => WireValue.Null,
    };
}
