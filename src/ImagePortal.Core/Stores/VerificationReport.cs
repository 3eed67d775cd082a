namespace ImagePortal.Core.Stores;

/// <summary>What reading a whole store found, and what was mended. Sizes in bytes.</summary>
/// <param name="Images">Sealed images, damaged ones included.</param>
/// <param name="ChunksDamaged">Chunks that were there and no good.</param>
/// <param name="ChunksRepaired">Chunks fetched from other regions.</param>
/// <param name="ImagesRepaired">Images that were damaged and are whole again.</param>
/// <param name="ImagesLost">Digests of images that no region could make whole; the next import or copy of the same content may.</param>
public sealed record VerificationReport(
    DateTimeOffset EndedAt,
    TimeSpan Took,
    int Images,
    int Chunks,
    long BytesRead,
    int ChunksDamaged,
    int ChunksRepaired,
    int ImagesRepaired,
    IReadOnlyList<string> ImagesLost)
{
    public bool FoundNothing => ChunksDamaged == 0 && ImagesRepaired == 0 && ImagesLost.Count == 0;
}
