using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ImagePortal.Web.Api.Description;

/// <summary>The schemas of answers, taken from their types; each record once, by its name.</summary>
internal sealed class ResponseSchemas
{
    private const string RefusalName = "Refusal";

    private static readonly NullabilityInfoContext Nullability = new();

    internal JsonObject All { get; } = new()
    {
        [RefusalName] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("Error", "RequestId"),
            ["properties"] = new JsonObject
            {
                ["Error"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["Code"] = new JsonObject { ["type"] = "string" },
                        ["Message"] = new JsonObject { ["type"] = "string" },
                    },
                },
                ["RequestId"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            },
        },
    };

    internal static JsonObject Refusal => Reference(RefusalName);

    /// <summary>A reference to the schema of a record, which is added when it is new.</summary>
    internal JsonObject Of(Type record)
    {
        if (!All.ContainsKey(record.Name))
        {
            var properties = new JsonObject();
            All[record.Name] = new JsonObject { ["type"] = "object", ["properties"] = properties };
            foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;
                properties[name] = SchemaOf(property.PropertyType, Nullability.Create(property).ReadState == NullabilityState.Nullable);
            }
        }

        return Reference(record.Name);
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject Plain(string type, bool isNullable) =>
        new() { ["type"] = isNullable ? new JsonArray(type, "null") : JsonValue.Create(type) };

    private JsonObject SchemaOf(Type type, bool isNullable)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (value.IsGenericType)
        {
            return new JsonObject { ["type"] = "array", ["items"] = SchemaOf(value.GetGenericArguments()[0], isNullable: false) };
        }

        return value == typeof(string) ? Plain("string", isNullable)
            : value == typeof(bool) ? Plain("boolean", isNullable)
            : value == typeof(int) || value == typeof(long) ? Plain("integer", isNullable)
            : isNullable ? new JsonObject { ["anyOf"] = new JsonArray(Of(value), new JsonObject { ["type"] = "null" }) }
            : Of(value);
    }
}
