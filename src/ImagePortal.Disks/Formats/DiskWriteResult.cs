namespace ImagePortal.Disks.Formats;

/// <param name="BytesRead">Bytes of the virtual disk that were read.</param>
/// <param name="BytesWritten">Bytes written to the file; holes are not counted.</param>
public sealed record DiskWriteResult(long BytesRead, long BytesWritten);
