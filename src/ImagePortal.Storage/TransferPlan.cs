namespace ImagePortal.Storage;

/// <summary>What a transfer would have to do. Bytes as stored, that is compressed; content that an image holds twice counts once.</summary>
/// <param name="BytesTotal">Bytes of all chunks of the image.</param>
/// <param name="BytesMissing">Bytes of the chunks that the destination lacks.</param>
public sealed record TransferPlan(long BytesTotal, long BytesMissing, int Chunks, int ChunksMissing);
