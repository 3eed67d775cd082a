using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Transfers;

/// <summary>What keeps a chunk from being moved.</summary>
internal static class TransferErrors
{
    public static InvalidDataException Unusable(ManifestChunk chunk, ChunkState state) =>
        new($"The chunk at byte {chunk.Offset} of the disk is {(state == ChunkState.Missing ? "missing" : "damaged")} in the source store: {chunk.Digest}.");
}
