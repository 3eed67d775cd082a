using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImagePortal.Disks.Criteria;

/// <summary>The report's JSON, the same on the command line, in the database and for download.</summary>
public static class CheckReportJson
{
    private static readonly CheckReportContext Compact = new(Options(indented: false));
    private static readonly CheckReportContext Indented = new(Options(indented: true));

    public static string Write(CheckReport report, bool indented = false) =>
        JsonSerializer.Serialize(report, (indented ? Indented : Compact).CheckReport);

    public static CheckReport? Read(string json) => JsonSerializer.Deserialize(json, Compact.CheckReport);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        Converters = { new JsonStringEnumConverter<CriterionOutcome>(JsonNamingPolicy.CamelCase) },
    };
}

[JsonSerializable(typeof(CheckReport))]
internal sealed partial class CheckReportContext : JsonSerializerContext;
