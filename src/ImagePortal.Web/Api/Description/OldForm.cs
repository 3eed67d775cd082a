using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Description;

/// <summary>Describes what is told in the form of 2017 alone: flat parameters that begin with small letters, and an answer that begins with a number.</summary>
internal static class OldForm
{
    internal static JsonObject OperationOf(ApiAction action, ResponseSchemas schemas)
    {
        var parameters = OpenApiDocument.SchemaOf(action.Request, OldAnswer.SpellOf);
        foreach (var common in new[] { "Action", "Region", "Timestamp", "Nonce", "SecretId", "Signature" })
        {
            parameters["required"]!.AsArray().Add(common);
            parameters["properties"]![common] = common == "Action" ? new JsonObject { ["const"] = action.Name } : new JsonObject { ["type"] = "string" };
        }

        return new JsonObject
        {
            ["operationId"] = $"{action.About.Service}.{action.Name}",
            ["summary"] = action.About.Summary,
            ["tags"] = new JsonArray(action.About.Service),
            ["deprecated"] = true,
            ["security"] = new JsonArray(),
            ["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { [FlatParameters.MediaType] = new JsonObject { ["schema"] = parameters } },
            },
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = $"{OpenApiDocument.Codes(action)} The code stands in codeDesc, a number in code; that is 0 when it is done.",
                    ["content"] = new JsonObject
                    {
                        [JsonParameters.MediaType] = new JsonObject { ["schema"] = new JsonObject { ["allOf"] = new JsonArray(Head(), schemas.Of(action.Response)) } },
                    },
                },
            },
            ["x-codes"] = JsonSerializer.SerializeToNode(action.About.Codes),
        };
    }

    private static JsonObject Head() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "integer" },
            ["message"] = new JsonObject { ["type"] = "string" },
            ["codeDesc"] = new JsonObject { ["type"] = "string" },
        },
    };
}
