using System.Buffers;

namespace ImagePortal.Disks.Formats;

/// <summary>A piece of a disk in a pooled buffer, given back when disposed.</summary>
internal readonly struct DiskPiece(long offset, byte[] buffer, int length) : IDisposable
{
    public long Offset => offset;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
