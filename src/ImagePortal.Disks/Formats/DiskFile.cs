using ImagePortal.Disks.Formats.Qcow2;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>
/// A disk as the file of a format, read at any offset without being written first. The same disk is always the same file, so that what was begun
/// once can be taken up later, at another node too.
/// </summary>
public static class DiskFile
{
    /// <summary>Another number, and the same disk may be another file of the same format.</summary>
    public const int LayoutVersion = 1;

    /// <summary>Opens it over the disk, which it disposes of in the end. Formats are those of <see cref="DiskWriter.Formats"/>.</summary>
    /// <exception cref="InvalidDataException">What the disk holds cannot be told. Reads throw it where a part cannot be decoded.</exception>
    public static async Task<IRandomAccessSource> OpenAsync(IVirtualDisk disk, DiskFormat format, CancellationToken cancellationToken) => format switch
    {
        DiskFormat.Raw => disk,
        DiskFormat.Qcow2 => await Qcow2File.OpenAsync(disk, cancellationToken),
        _ => throw new NotSupportedException($"{format.ToWireName()} is not written."),
    };
}
