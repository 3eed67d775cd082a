using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>A parameter of an action, with requests that are good but for it.</summary>
internal sealed record ShapeCase(ApiAction Action, ParameterShape Parameter)
{
    internal static IEnumerable<ShapeCase> All { get; } =
        [.. new ActionRegistry(ApiSetup.Actions).All.SelectMany(x => x.Request.Parameters, (action, parameter) => new ShapeCase(action, parameter))];

    internal string Name => $"{NameOf(Action)}.{Parameter.Name}";

    /// <summary>The form of 2017 has names that today has too.</summary>
    internal static string NameOf(ApiAction action) => action.IsOldForm ? $"2017 {action.Name}" : action.Name;

    /// <summary>What an action needs, of the right types; the images in it exist nowhere.</summary>
    internal static JsonObject GoodRequest(ApiAction action)
    {
        var request = new JsonObject();
        foreach (var parameter in action.Request.Parameters.Where(x => x.IsRequired))
        {
            request[parameter.Name] = GoodValue(parameter);
        }

        return request;
    }

    internal static JsonNode GoodValue(ParameterShape parameter)
    {
        JsonNode one = parameter.Type switch
        {
            ParameterType.Integer => JsonValue.Create(Math.Max(1, parameter.Range.Min)),
            ParameterType.Boolean => JsonValue.Create(false),
            ParameterType.Members => GoodMembers(parameter),
            _ => JsonValue.Create(GoodText(parameter))!,
        };
        return parameter.IsList ? new JsonArray(one) : one;
    }

    internal string With(JsonNode? value)
    {
        var request = GoodRequest(Action);
        request[Parameter.Name] = value;
        return JsonSerializer.Serialize(request);
    }

    internal string Without()
    {
        var request = GoodRequest(Action);
        request.Remove(Parameter.Name);
        return JsonSerializer.Serialize(request);
    }

    private static JsonObject GoodMembers(ParameterShape parameter)
    {
        var members = new JsonObject();
        foreach (var member in parameter.Members!.Parameters.Where(x => x.IsRequired))
        {
            members[member.Name] = GoodValue(member);
        }

        return members;
    }

    private static string GoodText(ParameterShape parameter) => parameter switch
    {
        { Values: [var first, ..] } => first,
        { Name: "ImageId" or "ImageIds" or "ImgIdList" or "ResourceIds" } => "img-00000000",
        { Name: "SnapshotIds" } => "snap-00000000",
        { Name: "DestinationRegions" or "DstRegion" or "SrcRegion" } => "ap-shanghai",
        { Name: "AccountIds" or "UinList" } => "100000000002",
        { Name: "Resource" } => "qcs::cvm:ap-guangzhou:uin/:image/img-00000000",
        { Name: "Architecture" } => "x86_64",
        { Name: "OsType" } => "Debian",
        { Name: "OsVersion" } => "12",
        { Name: "ImageUrl" or "ImgCosUrl" or "CosUrl" } => "ftp://example.test/disk.qcow2",
        { Name: "InstanceId" } => "ins-00000000",
        { Name: "InstanceType" } => "S5.MEDIUM4",
        _ => "x",
    };
}
