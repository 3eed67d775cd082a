using System.Text.Json;
using ImagePortal.Api.Tests.Setup;
using ImagePortal.Web.Api.Registry;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>The list of actions that machines read is the list that is answered.</summary>
public sealed class OpenApiTests(ApiPortal portal)
{
    [Fact]
    public async Task Document_describes_every_action_with_its_parameters_and_is_whole()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(portal.Address, "openapi/cvm.json"), TestContext.Current.CancellationToken);

        var document = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        Assert.Equal(portal.Address.ToString().TrimEnd('/'), document.GetProperty("servers")[0].GetProperty("url").GetString());
        var actions = new ActionRegistry(ApiSetup.Actions).All;
        Assert.Equal(actions.Select(x => $"{x.Path}#{x.Name}").Order(), document.GetProperty("paths").EnumerateObject().Select(x => x.Name).Order());
        foreach (var action in actions.Where(x => !x.IsOldForm))
        {
            var body = document.GetProperty("paths").GetProperty($"/#{action.Name}").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Assert.Equal(action.Request.Parameters.Select(x => x.Name), body.GetProperty("properties").EnumerateObject().Select(x => x.Name));
        }

        foreach (var action in actions.Where(x => x.IsOldForm))
        {
            var form = document.GetProperty("paths").GetProperty($"/v2/index.php#{action.Name}").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
            var named = form.GetProperty("properties").EnumerateObject().Select(x => x.Name).ToHashSet();
            Assert.Superset(action.Request.Parameters.Select(x => char.ToLowerInvariant(x.Name[0]) + x.Name[1..]).Append("Action").ToHashSet(), named);
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var reference in References(document))
        {
            Assert.True(schemas.TryGetProperty(reference["#/components/schemas/".Length..], out _), reference);
        }
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(x => x.Name == "$ref" ? [x.Value.GetString()!] : References(x.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
