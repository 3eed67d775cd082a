using System.Text.Json.Serialization;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Output;

/// <summary>A disk that was refused before anything was written.</summary>
/// <param name="RefusedBy">Id of the criterion.</param>
/// <param name="Offset">Byte of the file where it was seen.</param>
internal sealed record RefusalResult(string? Format, string RefusedBy, long? Offset, string Message, string? Fix)
{
    public static RefusalResult Of(DiskOpening opening) =>
        new(opening.Format?.ToWireName(), opening.Error!.CriterionId, opening.Error.Offset, opening.Error.Message, opening.Error.Fix);
}

internal sealed record WrittenResult(
    string Format, string Path, long VirtualSize, long BytesRead, long BytesWritten, double Seconds, string? Digest = null);

internal sealed record ExtentResult(long Start, long Length);

internal sealed record IngestedResult(
    string Digest,
    long VirtualSize,
    long BytesRead,
    long BytesWritten,
    long BytesReused,
    long StoredSize,
    int Chunks,
    int ChunksWritten,
    int ChunksReused,
    double Seconds)
{
    public static IngestedResult Of(IngestResult result) => new(
        result.Digest, result.VirtualSize, result.BytesRead, result.BytesWritten, result.BytesReused, result.StoredSize,
        result.Chunks, result.ChunksWritten, result.ChunksReused, result.Elapsed.TotalSeconds);
}

internal sealed record VerifiedResult(
    string Digest, bool Sound, long VirtualSize, long BytesVerified, int Chunks, IReadOnlyList<DamagedChunk> Damage, double Seconds)
{
    public static VerifiedResult Of(VerifyResult result) => new(
        result.Digest, result.IsSound, result.VirtualSize, result.BytesVerified, result.Chunks, result.Damage, result.Elapsed.TotalSeconds);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RefusalResult))]
[JsonSerializable(typeof(WrittenResult))]
[JsonSerializable(typeof(IReadOnlyList<ExtentResult>))]
[JsonSerializable(typeof(IngestedResult))]
[JsonSerializable(typeof(VerifiedResult))]
[JsonSerializable(typeof(IReadOnlyList<StoredImage>))]
internal sealed partial class ResultsJson : JsonSerializerContext;
