using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>A small file whose bytes stand in its record.</summary>
internal sealed class MemoryFile(ReadOnlyMemory<byte> content) : IRandomAccessSource
{
    public long Length => content.Length;

    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        content.Slice((int)Math.Min(offset, Length), count).CopyTo(buffer);
        return ValueTask.FromResult(count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
