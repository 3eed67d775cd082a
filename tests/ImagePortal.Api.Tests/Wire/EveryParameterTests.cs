using System.Text.Json.Nodes;
using ImagePortal.Api.Tests.Setup;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>Generated from the registry: every parameter of every action meets the same questions, and no action can be forgotten.</summary>
public sealed class EveryParameterTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    public static TheoryData<string> Actions => [.. new ActionRegistry(ApiSetup.Actions).All.Select(ShapeCase.NameOf)];

    public static TheoryData<string> Parameters => [.. ShapeCase.All.Select(x => x.Name)];

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Missing_wrongly_typed_and_over_long_parameters_are_refused_by_name(string name)
    {
        var question = ShapeCase.All.Single(x => x.Name == name);
        var parameter = question.Parameter;
        if (parameter.IsRequired)
        {
            await RefusesAsync(question, "MissingParameter", question.Without());
        }

        foreach (var wrong in WrongTypes(parameter))
        {
            await RefusesAsync(question, "InvalidParameter", question.With(wrong));
        }

        if (parameter is { Type: ParameterType.Text, MaxLength: > 0 })
        {
            JsonNode text = new string('x', parameter.MaxLength + 1);
            await RefusesAsync(question, WireCodes.Of(ApiErrors.TooLong("", 0, 0), question.Action.Name), question.With(parameter.IsList ? new JsonArray(text) : text));
        }

        if (parameter.Values.Count > 0)
        {
            JsonNode text = "no such value";
            await RefusesAsync(question, "InvalidParameterValue", question.With(parameter.IsList ? new JsonArray(text) : text));
        }

        if (parameter.MaxItems > 0)
        {
            var list = new JsonArray([.. Enumerable.Range(0, parameter.MaxItems + 1).Select(_ => ((JsonArray)ShapeCase.GoodValue(parameter))[0]!.DeepClone())]);
            await RefusesAsync(question, WireCodes.Of(ApiErrors.TooMany("", 0, 0), question.Action.Name), question.With(list));
        }

        if (parameter is { Type: ParameterType.Integer, Range: var (min, max) })
        {
            await RefusesAsync(question, "InvalidParameterValue", question.With(min - 1));
            await RefusesAsync(question, "InvalidParameterValue.LimitExceeded", question.With(max + 1));
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Unknown_parameters_are_refused(string name)
    {
        var action = Named(name);
        var request = ShapeCase.GoodRequest(action);
        request["NoSuchParameter"] = 1;

        Assert.Equal("UnknownParameter", ApiClient.CodeOf(await _alice.AskAsync(action, request)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Malformed_ids_of_images_are_refused_by_every_action_that_takes_one(string name)
    {
        var action = Named(name);
        foreach (var parameter in action.Request.Parameters.Where(x => x.Name is "ImageId" or "ImageIds" or "ImgIdList"))
        {
            foreach (var malformed in new[] { "", "img-1", "IMG-00000000", "img-0000000A", "img-00000000 ", "ins-00000000", "' OR 1=1 --" })
            {
                var request = ShapeCase.GoodRequest(action);
                if (name == "SyncCvmImage")
                {
                    request["DstRegion"] = new JsonArray("sh");
                }

                if (name == "ShareImage" || name == "CancelShareImage")
                {
                    request["UinList"] = new JsonArray("100000000002");
                }

                request[parameter.Name] = parameter.IsList ? new JsonArray(malformed) : malformed;
                Assert.Equal((malformed, "InvalidImageId.Malformed"), (malformed, ApiClient.CodeOf(await _alice.AskAsync(action, request))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Foreign_ids_cannot_be_told_from_unknown_ones(string name)
    {
        var action = Named(name);
        var foreign = await portal.Rows.AddImageAsync(PortalRows.Bob, $"of bob, for {name}");
        var unknown = Core.Images.ImageId.New().Value;
        async Task<string> AskAsync(string id)
        {
            var request = ShapeCase.GoodRequest(action);
            foreach (var parameter in action.Request.Parameters.Where(x => x.Name is "ImageId" or "ImageIds" or "ImgIdList" or "ResourceIds" or "Resource" or "SnapshotIds" or "DstRegion" or "UinList"))
            {
                if (name == "CreateImage" && parameter.Name != "SnapshotIds")
                {
                    continue;
                }

                var text = parameter.Name switch
                {
                    "Resource" => $"qcs::cvm:ap-guangzhou:uin/:image/{id}",
                    "SnapshotIds" => id.Replace("img-", "snap-", StringComparison.Ordinal),
                    "DstRegion" => "sh",
                    "UinList" => "100000000003",
                    _ => id,
                };
                request[parameter.Name] = parameter.IsList ? new JsonArray(text) : text;
            }

            var response = await _alice.AskAsync(action, request);
            return response.ToString()
                .Replace(response.GetProperty("RequestId").GetString()!, "", StringComparison.Ordinal)
                .Replace(id[4..], "", StringComparison.Ordinal);
        }

        Assert.Equal(await AskAsync(unknown), await AskAsync(foreign));
        Assert.NotNull(await portal.Rows.ReadAsync(db => Task.FromResult(db.Images.SingleOrDefault(x => x.Id == new Core.Images.ImageId(foreign)))));
    }

    private static ApiAction Named(string name) => new ActionRegistry(ApiSetup.Actions).All.Single(x => ShapeCase.NameOf(x) == name);

    private static IEnumerable<JsonNode> WrongTypes(ParameterShape parameter)
    {
        if (parameter.IsList)
        {
            yield return "no list";
            yield return new JsonObject();
            yield return new JsonArray(WrongType(parameter));
        }
        else
        {
            yield return WrongType(parameter);
            yield return new JsonArray();
        }
    }

    private static JsonNode WrongType(ParameterShape parameter) => parameter.Type == ParameterType.Text ? 1 : "1";

    private async Task RefusesAsync(ShapeCase question, string code, string body)
    {
        var response = await _alice.AskAsync(question.Action, body);

        Assert.True(ApiClient.CodeOf(response) == code, $"{question.Name} with {body}: {response}");
        Assert.Contains(question.Parameter.Name, response.GetProperty("Error").GetProperty("Message").GetString(), StringComparison.Ordinal);
    }
}
