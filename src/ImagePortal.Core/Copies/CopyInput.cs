using System.Text.Json;

namespace ImagePortal.Core.Copies;

/// <summary>What the copy's handler needs. It names the content, not the source image: deleting the source afterwards changes nothing (R11).</summary>
internal sealed record CopyInput(string SourceImage, string SourceRegion, string Digest)
{
    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static CopyInput Parse(string json) =>
        JsonSerializer.Deserialize<CopyInput>(json) ?? throw new InvalidDataException("The operation has no input.");
}
