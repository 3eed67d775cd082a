namespace ImagePortal.Storage;

/// <summary>What reading a whole store found.</summary>
/// <param name="Images">Sealed images, damaged ones included.</param>
/// <param name="Chunks">Chunks in the store, those of no image included.</param>
/// <param name="BytesRead">Bytes as stored.</param>
/// <param name="DamagedImages">Images that cannot be given back whole.</param>
/// <param name="ChunksDamaged">Chunks in the store whose content is not what their name says, or that cannot be read.</param>
/// <param name="ChunksRemoved">Damaged chunks that are no longer there, so that the next ingest, copy or repair writes them anew.</param>
public sealed record ScrubResult(
    int Images,
    int Chunks,
    long BytesRead,
    IReadOnlyList<DamagedImage> DamagedImages,
    int ChunksDamaged,
    int ChunksRemoved,
    TimeSpan Elapsed)
{
    public bool IsSound => DamagedImages.Count == 0 && ChunksDamaged == 0;
}
