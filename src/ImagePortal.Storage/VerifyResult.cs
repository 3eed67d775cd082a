namespace ImagePortal.Storage;

/// <summary>What reading every chunk of a stored image found. Sizes in bytes.</summary>
/// <param name="BytesVerified">Bytes of the virtual disk that were read and agree with their digests.</param>
/// <param name="Chunks">Chunks the image names, damaged ones included.</param>
/// <param name="Damage">Every chunk that is missing or damaged, in the order of the disk.</param>
public sealed record VerifyResult(
    string Digest,
    long VirtualSize,
    long BytesVerified,
    int Chunks,
    IReadOnlyList<DamagedChunk> Damage,
    TimeSpan Elapsed)
{
    public bool IsSound => Damage.Count == 0;
}
