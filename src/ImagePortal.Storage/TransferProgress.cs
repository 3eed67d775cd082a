namespace ImagePortal.Storage;

/// <summary>How far a transfer is, in bytes as stored.</summary>
/// <param name="BytesDone">Bytes moved, and bytes the destination had before.</param>
/// <param name="BytesReused">Bytes the destination had before.</param>
public readonly record struct TransferProgress(long BytesDone, long BytesTotal, long BytesReused);
