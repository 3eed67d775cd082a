namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>The compression_type of byte 104; zlib where the header does not have it.</summary>
internal enum Qcow2Compression
{
    Zlib = 0,
    Zstd = 1,
}
