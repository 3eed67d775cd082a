using System.Text.Json;

namespace ImagePortal.Core.Imports;

/// <summary>What the import's handler needs, kept in the operation's row.</summary>
internal sealed record ImportInput(string Source, string SourceName)
{
    /// <summary>Ids of the criteria that the person confirmed.</summary>
    public IReadOnlyList<string> Acknowledged { get; init; } = [];

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ImportInput Parse(string json) =>
        JsonSerializer.Deserialize<ImportInput>(json) ?? throw new InvalidDataException("The operation has no input.");
}
