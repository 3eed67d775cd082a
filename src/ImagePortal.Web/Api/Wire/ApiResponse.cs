using System.Text.Json.Serialization;

namespace ImagePortal.Web.Api.Wire;

/// <summary>What every answer carries. Properties are spelled as on the wire.</summary>
internal record ApiResponse
{
    public string RequestId { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeprecatedWarning { get; set; }
}
