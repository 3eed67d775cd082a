namespace ImagePortal.Storage;

/// <summary>What a collection did.</summary>
/// <param name="ImagesKept">Images that are wanted, or young.</param>
/// <param name="ChunksKept">Chunks that an image names, or that are young.</param>
/// <param name="BytesFreed">Bytes as stored.</param>
public sealed record CollectResult(
    int ImagesKept, int ImagesCollected, int ChunksKept, int ChunksCollected, long BytesFreed, TimeSpan Elapsed);
