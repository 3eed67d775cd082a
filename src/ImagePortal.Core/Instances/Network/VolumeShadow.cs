using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;
using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// A sparse file with the tables of one volume in their places, for a tool that takes whole volumes only. What the tool changed is taken over sector by
/// sector; a sector that was not copied and is still zero was not written, whatever lies there on the disk.
/// </summary>
internal sealed class VolumeShadow(string disk, long start, long size, IReadOnlyList<DiskExtent> tables, string path)
{
    private const int BlockSize = 1 << 20;
    private const int SectorSize = 512;

    internal async Task MakeAsync(CancellationToken cancellationToken)
    {
        await using var from = FileSource.Open(disk);
        using var to = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, options: FileOptions.None);
        RandomAccess.SetLength(to, size);
        var block = new byte[BlockSize];
        foreach (var table in tables)
        {
            for (var at = table.Offset; at < Math.Min(table.End, size); at += BlockSize)
            {
                var part = block.AsMemory(0, (int)Math.Min(BlockSize, Math.Min(table.End, size) - at));
                await from.ReadExactlyAtAsync(start + at, part, cancellationToken);
                await RandomAccess.WriteAsync(to, part, at, cancellationToken);
            }
        }
    }

    internal async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        await using var changed = FileSource.Open(path);
        await using var original = FileSource.Open(disk);
        using var to = File.OpenHandle(disk, FileMode.Open, FileAccess.Write);
        var (now, before) = (new byte[BlockSize], new byte[BlockSize]);
        await foreach (var extent in new RawDisk(changed).ReadExtentsAsync(cancellationToken))
        {
            for (var at = extent.Offset; at < extent.End; at += BlockSize)
            {
                var length = (int)Math.Min(BlockSize, extent.End - at);
                await changed.ReadExactlyAtAsync(at, now.AsMemory(0, length), cancellationToken);
                await ReadBeforeAsync(original, at, before.AsMemory(0, length), cancellationToken);
                WriteChanges(to, at, now.AsSpan(0, length), before.AsSpan(0, length));
            }
        }
    }

    internal void Remove() => File.Delete(path);

    /// <summary>What the shadow held when it was made.</summary>
    private async Task ReadBeforeAsync(FileSource original, long at, Memory<byte> into, CancellationToken cancellationToken)
    {
        into.Span.Clear();
        foreach (var table in tables.Where(x => x.Offset < at + into.Length && x.End > at))
        {
            var (first, end) = (Math.Max(table.Offset, at), Math.Min(table.End, at + into.Length));
            await original.ReadExactlyAtAsync(start + first, into[(int)(first - at)..(int)(end - at)], cancellationToken);
        }
    }

    private void WriteChanges(SafeFileHandle to, long at, ReadOnlySpan<byte> now, ReadOnlySpan<byte> before)
    {
        for (var within = 0; within < now.Length; within += SectorSize)
        {
            var sector = now.Slice(within, Math.Min(SectorSize, now.Length - within));
            if (!sector.SequenceEqual(before.Slice(within, sector.Length)))
            {
                RandomAccess.Write(to, sector, start + at + within);
            }
        }
    }
}
