using System.Text.Json;

namespace ImagePortal.Core.Instances;

/// <summary>What the handler of an image from an instance needs, kept in the operation's row.</summary>
/// <param name="Host">The one node that has the instance's disk.</param>
internal sealed record CreateInput(string Instance, string InstanceName, string Host)
{
    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static CreateInput Parse(string json) =>
        JsonSerializer.Deserialize<CreateInput>(json) ?? throw new InvalidDataException("The operation has no input.");
}
