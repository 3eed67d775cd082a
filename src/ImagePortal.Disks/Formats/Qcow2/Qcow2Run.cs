namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>A stretch of the virtual disk that is kept in one way, and in one piece of the file.</summary>
/// <param name="Length">Bytes of the virtual disk.</param>
/// <param name="HostOffset">Byte of the file where its first byte lies; where the compressed data starts for compressed clusters.</param>
/// <param name="HostEnd">End of the piece of the file.</param>
internal readonly record struct Qcow2Run(Qcow2Kind Kind, long Length, long HostOffset, long HostEnd);
