namespace ImagePortal.Storage.Manifests;

/// <summary>A run of the virtual disk and the digest of its content.</summary>
/// <param name="Offset">Byte of the virtual disk.</param>
/// <param name="Length">Bytes, above zero.</param>
internal readonly record struct ManifestChunk(long Offset, int Length, ContentDigest Digest)
{
    public long End => Offset + Length;
}
