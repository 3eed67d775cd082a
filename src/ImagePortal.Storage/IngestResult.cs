namespace ImagePortal.Storage;

/// <summary>What an ingest did. All sizes in bytes.</summary>
/// <param name="Digest"><c>sha256:…</c> of the sealed manifest: the image's identity.</param>
/// <param name="VirtualSize">Size of the virtual disk.</param>
/// <param name="BytesRead">Bytes of the virtual disk that were read, allocated extents only.</param>
/// <param name="BytesWritten">Bytes written to the store, after compression.</param>
/// <param name="BytesReused">Bytes of the virtual disk that the store already had.</param>
/// <param name="StoredSize">Bytes all distinct chunks of this image take in the store.</param>
/// <param name="Chunks">Chunks that are not all zeros.</param>
public sealed record IngestResult(
    string Digest,
    long VirtualSize,
    long BytesRead,
    long BytesWritten,
    long BytesReused,
    long StoredSize,
    int Chunks,
    int ChunksWritten,
    int ChunksReused,
    TimeSpan Elapsed);
