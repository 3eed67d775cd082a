namespace ImagePortal.Storage;

/// <summary>What a repair found and mended.</summary>
/// <param name="IsManifestRepaired">True when the manifest itself was missing or damaged.</param>
/// <param name="Chunks">Distinct chunks of the image.</param>
/// <param name="ChunksRepaired">Chunks that were missing or damaged and are sound now.</param>
/// <param name="BytesMoved">Bytes as stored.</param>
/// <param name="Damage">Chunks that the other store could not give either.</param>
public sealed record RepairResult(
    string Digest,
    bool IsManifestRepaired,
    int Chunks,
    int ChunksRepaired,
    long BytesMoved,
    IReadOnlyList<DamagedChunk> Damage,
    TimeSpan Elapsed)
{
    public bool IsSound => Damage.Count == 0;
}
