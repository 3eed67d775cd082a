namespace ImagePortal.Storage;

/// <summary>What a transfer did. Bytes as stored, but for the virtual size; content that an image holds twice counts once.</summary>
/// <param name="Digest"><c>sha256:…</c> of the manifest: the image's identity, the same in every store.</param>
/// <param name="VirtualSize">Bytes of the virtual disk.</param>
/// <param name="StoredSize">Bytes the image's chunks take.</param>
/// <param name="BytesReused">Bytes the destination had before.</param>
public sealed record TransferResult(
    string Digest,
    long VirtualSize,
    long StoredSize,
    long BytesMoved,
    long BytesReused,
    int Chunks,
    int ChunksMoved,
    int ChunksReused,
    TimeSpan Elapsed);
