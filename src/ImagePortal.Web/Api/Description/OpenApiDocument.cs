using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Description;

/// <summary>
/// Describes the actions of the registry in OpenAPI 3.1. All of them are a POST to one address, which the format has no word for: each stands under that
/// address with its name as a fragment, and names its header.
/// </summary>
internal static class OpenApiDocument
{
    internal static JsonObject Of(ActionRegistry registry, Uri portal)
    {
        var schemas = new ResponseSchemas();
        var paths = new JsonObject();
        foreach (var action in registry.All)
        {
            paths[$"{action.Path}#{action.Name}"] = new JsonObject { ["post"] = action.IsOldForm ? OldForm.OperationOf(action, schemas) : OperationOf(action, schemas) };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "ImagePortal",
                ["version"] = ApiServices.VersionOf(ApiServices.Cvm),
                ["description"] = "The vendor's API 3.0 as far as images go. Every call is answered with status 200; an Error in the Response says that it was refused.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = portal.ToString().TrimEnd('/') }),
            ["security"] = new JsonArray(new JsonObject { ["TC3"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. registry.All.Select(x => x.About.Service).Distinct().Select(x => new JsonObject { ["name"] = x })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["TC3"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "Authorization",
                        ["description"] = "TC3-HMAC-SHA256 Credential=SecretId/Date/Service/tc3_request, SignedHeaders=content-type;host, Signature=…",
                    },
                },
                ["schemas"] = schemas.All,
            },
        };
    }

    private static JsonObject OperationOf(ApiAction action, ResponseSchemas schemas) => new()
    {
        ["operationId"] = action.Name,
        ["summary"] = action.About.Summary,
        ["tags"] = new JsonArray(action.About.Service),
        ["deprecated"] = action.About.Today is not null,
        ["parameters"] = new JsonArray(
            [
                Header("X-TC-Action", new JsonObject { ["const"] = action.Name }, isRequired: true),
                Header("X-TC-Version", new JsonObject { ["const"] = action.Version }, isRequired: true),
                Header("X-TC-Timestamp", new JsonObject { ["type"] = "integer" }, isRequired: true),
                Header("X-TC-Region", new JsonObject { ["type"] = "string" }, action.About.NeedsRegion),
            ]),
        ["requestBody"] = new JsonObject
        {
            ["required"] = action.Request.Parameters.Any(x => x.IsRequired),
            ["content"] = new JsonObject { [JsonParameters.MediaType] = new JsonObject { ["schema"] = SchemaOf(action.Request) } },
        },
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = Codes(action),
                ["content"] = new JsonObject
                {
                    [JsonParameters.MediaType] = new JsonObject
                    {
                        ["schema"] = new JsonObject
                        {
                            ["type"] = "object",
                            ["properties"] = new JsonObject
                            {
                                ["Response"] = new JsonObject { ["oneOf"] = new JsonArray(schemas.Of(action.Response), ResponseSchemas.Refusal) },
                            },
                        },
                    },
                },
            },
        },
        ["x-codes"] = JsonSerializer.SerializeToNode(action.About.Codes),
    };

    internal static string Codes(ApiAction action) =>
        action.About.Codes.Length == 0 ? "Done, or refused with one of the codes of every action." : $"Done, or refused with one of the codes of every action or with {string.Join(", ", action.About.Codes)}.";

    private static JsonObject Header(string name, JsonObject schema, bool isRequired) => new()
    {
        ["name"] = name,
        ["in"] = "header",
        ["required"] = isRequired,
        ["schema"] = schema,
    };

    internal static JsonObject SchemaOf(RequestShape shape, Func<string, string>? spell = null)
    {
        string Spell(string name) => spell?.Invoke(name) ?? name;
        var properties = new JsonObject();
        foreach (var parameter in shape.Parameters)
        {
            properties[Spell(parameter.Name)] = SchemaOf(parameter);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. shape.Parameters.Where(x => x.IsRequired).Select(x => JsonValue.Create(Spell(x.Name)))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject SchemaOf(ParameterShape parameter)
    {
        var schema = parameter.Type switch
        {
            ParameterType.Text => new JsonObject { ["type"] = "string" },
            ParameterType.Integer => new JsonObject { ["type"] = "integer" },
            ParameterType.Boolean => new JsonObject { ["type"] = "boolean" },
            _ => SchemaOf(parameter.Members!),
        };
        if (parameter.MaxLength > 0)
        {
            schema["maxLength"] = parameter.MaxLength;
        }

        if (parameter.Values.Count > 0)
        {
            schema["enum"] = JsonSerializer.SerializeToNode(parameter.Values);
        }

        if (parameter is { Type: ParameterType.Integer, Range: var (min, max) })
        {
            (schema["minimum"], schema["maximum"]) = (min, max);
        }

        if (parameter.IsList)
        {
            schema = new JsonObject { ["type"] = "array", ["items"] = schema };
            if (parameter.MaxItems > 0)
            {
                schema["maxItems"] = parameter.MaxItems;
            }
        }

        schema["description"] = parameter.Description;
        return schema;
    }
}
