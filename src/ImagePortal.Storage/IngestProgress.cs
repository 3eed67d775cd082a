namespace ImagePortal.Storage;

/// <summary>How far an ingest is, in bytes of the virtual disk's allocated extents.</summary>
public readonly record struct IngestProgress(long BytesDone, long BytesTotal);
