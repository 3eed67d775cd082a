using System.Text.Json;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Parameters from a JSON body.</summary>
internal static class JsonParameters
{
    internal const string MediaType = "application/json";

    /// <summary>Values in a body, at all depths: a body of the largest size could hold millions, each far larger in memory than on the wire.</summary>
    internal const int MaxValues = 20_000;

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
            var left = MaxValues;
            var value = Of(document.RootElement, ref left);
            return left < 0 ? ApiErrors.TooLarge("parameters", MaxValues)
                : value.Kind == WireKind.Members ? value
                : ApiErrors.NoJson("it is no object");
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

    /// <param name="left">Values that may still come; below zero, the rest is left out.</param>
    private static WireValue Of(JsonElement json, ref int left)
    {
        if (--left < 0)
        {
            return WireValue.Null;
        }

        return json.ValueKind switch
        {
            JsonValueKind.Object => OfMembers(json, ref left),
            JsonValueKind.Array => OfItems(json, ref left),
            JsonValueKind.String => WireValue.OfText(json.GetString()!, isLoose: false),
            JsonValueKind.Number => WireValue.OfNumber(json.GetRawText()),
            JsonValueKind.True or JsonValueKind.False => WireValue.OfBoolean(json.GetBoolean()),
            _ => WireValue.Null,
        };
    }

    private static WireValue OfMembers(JsonElement json, ref int left)
    {
        var members = new Dictionary<string, WireValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (left < 0)
            {
                break;
            }

            members[member.Name] = Of(member.Value, ref left);
        }

        return WireValue.OfMembers(members, isLoose: false);
    }

    private static WireValue OfItems(JsonElement json, ref int left)
    {
        var items = new List<WireValue>();
        foreach (var item in json.EnumerateArray())
        {
            if (left < 0)
            {
                break;
            }

            items.Add(Of(item, ref left));
        }

        return WireValue.OfList(items);
    }
}
