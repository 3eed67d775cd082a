using System.Text.Json.Nodes;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Orders for ImportImage.</summary>
internal static class Imports
{
    internal static JsonObject Order(string url, string name) => new()
    {
        ["Architecture"] = "x86_64",
        ["OsType"] = "Debian",
        ["OsVersion"] = "12",
        ["ImageUrl"] = url,
        ["ImageName"] = name,
    };
}
