using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Disks.Formats.Raw;

/// <summary>Writes a disk byte for byte; blocks of zeros become holes.</summary>
internal static class RawWriter
{
    private const int BlockSize = 4 << 10;

    public static async Task<DiskWriteResult> WriteAsync(
        IVirtualDisk disk, SafeFileHandle file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        RandomAccess.SetLength(file, disk.Length);
        var (read, written) = (0L, 0L);
        await foreach (var piece in DiskPieces.ReadAsync(disk, cancellationToken))
        {
            using (piece)
            {
                written += WriteData(file, piece);
                read += piece.Bytes.Length;
                progress?.Report(read);
            }
        }

        return new(read, written);
    }

    private static long WriteData(SafeFileHandle file, DiskPiece piece)
    {
        var bytes = piece.Bytes.Span;
        var written = 0L;
        for (var start = 0; start < bytes.Length;)
        {
            var end = start;
            while (end < bytes.Length && bytes[end..Math.Min(bytes.Length, end + BlockSize)].ContainsAnyExcept((byte)0))
            {
                end += BlockSize;
            }

            if (end > start)
            {
                var data = bytes[start..Math.Min(bytes.Length, end)];
                RandomAccess.Write(file, data, piece.Offset + start);
                written += data.Length;
            }

            // The block that ended the run is a hole.
            start = end + BlockSize;
        }

        return written;
    }
}
