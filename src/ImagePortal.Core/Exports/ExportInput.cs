using System.Text.Json;

namespace ImagePortal.Core.Exports;

/// <summary>What the export's handler needs. It names the content: what becomes of the image meanwhile changes nothing.</summary>
internal sealed record ExportInput(string Bucket, string Key, string Format, string Digest)
{
    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ExportInput Parse(string json) =>
        JsonSerializer.Deserialize<ExportInput>(json) ?? throw new InvalidDataException("The operation has no input.");
}
