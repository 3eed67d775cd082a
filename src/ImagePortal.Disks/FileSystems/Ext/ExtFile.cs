using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>A file's bytes. Holes and blocks never written read as zeros. For one reader at a time.</summary>
internal sealed class ExtFile(ExtVolume volume, ExtInode inode) : IRandomAccessSource
{
    private readonly byte[]? _inline = inode.HasInlineData ? ExtInlineData.Read(inode) : null;
    private ExtRun _last;

    public long Length => inode.Size;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= Length)
        {
            return 0;
        }

        var wanted = buffer[..(int)Math.Min(buffer.Length, Length - offset)];
        if (_inline is not null)
        {
            _inline.AsMemory((int)offset, wanted.Length).CopyTo(wanted);
            return wanted.Length;
        }

        for (var done = 0; done < wanted.Length;)
        {
            done += await ReadRunAsync(offset + done, wanted[done..], cancellationToken);
        }

        return wanted.Length;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<int> ReadRunAsync(long offset, Memory<byte> into, CancellationToken cancellationToken)
    {
        var logical = offset / volume.BlockSize;
        if (!_last.Covers(logical))
        {
            volume.Budget.Visit();
            _last = inode.HasExtents
                ? await ExtExtents.FindAsync(volume, inode, logical, cancellationToken)
                : await ExtIndirectBlocks.FindAsync(volume, inode, logical, cancellationToken);
        }

        var within = offset % volume.BlockSize;
        var blocks = Math.Min(_last.Count - (logical - _last.Logical), (into.Length / volume.BlockSize) + 2);
        var part = into[..(int)Math.Min(into.Length, (blocks * volume.BlockSize) - within)];
        if (_last.Physical == 0)
        {
            part.Span.Clear();
        }
        else
        {
            var physical = _last.Physical + (logical - _last.Logical);
            await volume.ReadAsync(physical, within, part, cancellationToken);
        }

        return part.Length;
    }
}
