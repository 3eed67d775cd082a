using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems;

/// <summary>A partition as a source of its own. It does not own the disk beneath it.</summary>
public sealed class SourceSlice(IRandomAccessSource disk, long start, long length) : IRandomAccessSource
{
    /// <summary>Bytes that lie both in the partition and on the disk.</summary>
    public long Length { get; } = Math.Max(0, Math.Min(length, disk.Length - start));

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= Length)
        {
            return 0;
        }

        var wanted = (int)Math.Min(buffer.Length, Length - offset);
        return await disk.ReadAtAsync(start + offset, buffer[..wanted], cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
