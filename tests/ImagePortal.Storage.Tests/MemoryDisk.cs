using System.Runtime.CompilerServices;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Storage.Tests;

/// <summary>A disk in memory that counts what is read of it.</summary>
internal sealed class MemoryDisk(byte[] content, params DiskExtent[] extents) : IVirtualDisk
{
    public const int ChunkLength = 1 << 20;

    private long _bytesRead;

    public byte[] Content => content;

    public long BytesRead => _bytesRead;

    /// <summary>Called before every read.</summary>
    public Action? OnRead { get; set; }

    public DiskFormat Format => DiskFormat.Raw;

    public string Details => "memory";

    public long Length => content.Length;

    /// <summary>One extent from end to end.</summary>
    public static MemoryDisk Full(byte[] content) => new(content, new DiskExtent(0, content.Length));

    public static byte[] RandomBytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Chunks in turn incompressible, all zeros, and mostly zeros.</summary>
    public static MemoryDisk Mixed(int seed, int chunks)
    {
        var content = new byte[chunks * ChunkLength];
        var random = new Random(seed);
        for (var i = 0; i < chunks; i++)
        {
            var chunk = content.AsSpan(i * ChunkLength, ChunkLength);
            random.NextBytes((i % 3) switch { 0 => chunk, 1 => [], _ => chunk[..(ChunkLength / 5)] });
        }

        return Full(content);
    }

    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        OnRead?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Clamp(content.Length - offset, 0, buffer.Length);
        content.AsMemory((int)Math.Min(offset, content.Length), count).CopyTo(buffer);
        Interlocked.Add(ref _bytesRead, count);
        return new(count);
    }

    public async IAsyncEnumerable<DiskExtent> ReadExtentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var extent in extents)
        {
            yield return extent;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
