namespace ImagePortal.Disks.Formats;

/// <summary>How a stretch of the virtual disk is kept.</summary>
internal enum DiskRunKind
{
    Zero,
    Plain,
    Compressed,
}

/// <summary>A stretch of the virtual disk that is kept in one way, and in one piece of the file.</summary>
/// <param name="Length">Bytes of the virtual disk.</param>
/// <param name="HostOffset">Byte of the file where its first byte lies; where the stored data starts for compressed units.</param>
/// <param name="HostEnd">End of the piece of the file.</param>
internal readonly record struct DiskRun(DiskRunKind Kind, long Length, long HostOffset, long HostEnd)
{
    private const int LargestCompressedPiece = 1 << 20;

    public static DiskRun Zeros(long length) => new(DiskRunKind.Zero, length, 0, 0);

    public static DiskRun Plain(long length, long hostOffset) => new(DiskRunKind.Plain, length, hostOffset, hostOffset + length);

    /// <summary>Both as one run; null when they are kept in different ways or places.</summary>
    public DiskRun? Join(DiskRun following)
    {
        var joins = Kind == following.Kind && Kind switch
        {
            DiskRunKind.Zero => true,
            DiskRunKind.Plain => following.HostOffset == HostEnd,

            // A writer packs compressed units: the next may start in the last sector of the one before.
            _ => following.HostOffset > HostOffset && following.HostOffset <= HostEnd
                && following.HostEnd - HostOffset <= LargestCompressedPiece,
        };

        // In a damaged file a unit may lie before the one it follows: the piece then still holds both.
        return joins ? this with { Length = Length + following.Length, HostEnd = Math.Max(HostEnd, following.HostEnd) } : null;
    }
}
