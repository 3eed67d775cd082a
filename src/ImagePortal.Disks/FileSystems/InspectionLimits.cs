namespace ImagePortal.Disks.FileSystems;

/// <summary>Ceilings of one inspection. A real disk stays far below: about 3 MiB read and 10 MiB decompressed.</summary>
/// <param name="BytesRead">Bytes of the file.</param>
/// <param name="Nodes">Directory entries, extents, inodes and archive members.</param>
/// <param name="Decompressed">Bytes out of the initramfs.</param>
/// <param name="Time">Wall time.</param>
public sealed record InspectionLimits(long BytesRead, long Nodes, long Decompressed, TimeSpan Time)
{
    public static InspectionLimits Default { get; } = new(256L << 20, 200_000, 1L << 30, TimeSpan.FromSeconds(60));
}
