using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>Pieces of a container's tables, each read at once and kept, up to 16 MiB. Safe for many threads.</summary>
internal sealed class TableCache(IRandomAccessSource file)
{
    /// <summary>Bytes of a table that are worth reading at once.</summary>
    public const int LargestPiece = 256 << 10;

    private const int Capacity = 16 << 20;

    private readonly BlockCache _pieces = new(Capacity);

    /// <summary>A piece that was checked to lie inside the file.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int size, CancellationToken cancellationToken)
    {
        if (_pieces.TryGet(offset, out var kept) && kept.Length == size)
        {
            return kept;
        }

        var bytes = new byte[size];
        await file.ReadExactlyAtAsync(offset, bytes, cancellationToken);
        _pieces.Add(offset, bytes);
        return bytes;
    }
}
