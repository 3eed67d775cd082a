namespace ImagePortal.Disks.Formats;

/// <summary>A run of the virtual disk that may hold data. What lies between extents reads as zeros.</summary>
/// <param name="Offset">Byte of the virtual disk.</param>
/// <param name="Length">Bytes, above zero.</param>
public readonly record struct DiskExtent(long Offset, long Length)
{
    public long End => Offset + Length;
}
