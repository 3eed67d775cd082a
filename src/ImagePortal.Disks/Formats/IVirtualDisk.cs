using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>The bytes a guest would see. <see cref="IRandomAccessSource.Length"/> is the virtual size; reads never touch memory they have not bounded.</summary>
/// <remarks>A cluster that cannot be decoded while reading is an <see cref="InvalidDataException"/> that names the byte of the file.</remarks>
public interface IVirtualDisk : IRandomAccessSource
{
    DiskFormat Format { get; }

    /// <summary>Container details worth showing, such as <c>version 3, 64 KiB clusters, zstd</c>.</summary>
    string Details { get; }

    /// <summary>Extents that may hold data, in rising order, never overlapping or touching, clipped to the disk, each found only when asked for.</summary>
    IAsyncEnumerable<DiskExtent> ReadExtentsAsync(CancellationToken cancellationToken);
}
