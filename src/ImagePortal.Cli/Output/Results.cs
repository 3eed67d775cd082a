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

internal sealed record CopiedResult(
    string Digest,
    long VirtualSize,
    long StoredSize,
    long BytesRead,
    long BytesWritten,
    long BytesReused,
    int Chunks,
    int ChunksWritten,
    int ChunksReused,
    double Seconds)
{
    public static CopiedResult Of(TransferResult result) => new(
        result.Digest, result.VirtualSize, result.StoredSize, result.BytesMoved, result.BytesMoved, result.BytesReused,
        result.Chunks, result.ChunksMoved, result.ChunksReused, result.Elapsed.TotalSeconds);
}

internal sealed record RepairedResult(
    string Digest,
    bool Sound,
    bool ManifestRepaired,
    int Chunks,
    int ChunksRepaired,
    long BytesWritten,
    IReadOnlyList<DamagedChunk> Damage,
    double Seconds)
{
    public static RepairedResult Of(RepairResult result) => new(
        result.Digest, result.IsSound, result.IsManifestRepaired, result.Chunks, result.ChunksRepaired, result.BytesMoved, result.Damage,
        result.Elapsed.TotalSeconds);
}

internal sealed record ScrubbedResult(
    bool Sound,
    int Images,
    int Chunks,
    long BytesRead,
    IReadOnlyList<DamagedImage> DamagedImages,
    int ChunksDamaged,
    int ChunksRemoved,
    double Seconds)
{
    public static ScrubbedResult Of(ScrubResult result) => new(
        result.IsSound, result.Images, result.Chunks, result.BytesRead, result.DamagedImages, result.ChunksDamaged, result.ChunksRemoved,
        result.Elapsed.TotalSeconds);
}

internal sealed record CollectedResult(
    int ImagesKept, int ImagesCollected, int ChunksKept, int ChunksCollected, long BytesFreed, double Seconds)
{
    public static CollectedResult Of(CollectResult result) => new(
        result.ImagesKept, result.ImagesCollected, result.ChunksKept, result.ChunksCollected, result.BytesFreed, result.Elapsed.TotalSeconds);
}

internal sealed record ForgottenResult(string Digest);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RefusalResult))]
[JsonSerializable(typeof(WrittenResult))]
[JsonSerializable(typeof(IReadOnlyList<ExtentResult>))]
[JsonSerializable(typeof(IngestedResult))]
[JsonSerializable(typeof(VerifiedResult))]
[JsonSerializable(typeof(CopiedResult))]
[JsonSerializable(typeof(RepairedResult))]
[JsonSerializable(typeof(ScrubbedResult))]
[JsonSerializable(typeof(CollectedResult))]
[JsonSerializable(typeof(ForgottenResult))]
[JsonSerializable(typeof(IReadOnlyList<StoredImage>))]
internal sealed partial class ResultsJson : JsonSerializerContext;
