using ImagePortal.Disks.Formats;
using ZstdSharp;

namespace ImagePortal.Storage.Chunks;

/// <summary>The memory one worker needs to read a chunk and to turn it into its object; used again for chunk after chunk.</summary>
internal sealed class ChunkWriter : IDisposable
{
    // On a Debian disk level -1 saves a sixth of the time for a tenth more bytes; level 3 takes twice as long for a twelfth fewer.
    private const int Level = 1;

    // The content keeps room before it for the header, so that plain objects need no copy.
    private readonly byte[] _plain = GC.AllocateUninitializedArray<byte>(ChunkForm.MaxSize(ChunkPlan.ChunkLength));
    private readonly byte[] _packed = GC.AllocateUninitializedArray<byte>(ChunkForm.MaxSize(ChunkPlan.ChunkLength));
    private readonly Compressor _compressor = new(Level);
    private int _length;

    private Span<byte> Content => _plain.AsSpan(ChunkForm.HeaderSize, _length);

    public bool IsZero => !Content.ContainsAnyExcept((byte)0);

    /// <exception cref="IOException">The disk ends before an extent of its own does.</exception>
    public async ValueTask ReadAsync(IVirtualDisk disk, ChunkPlan plan, CancellationToken cancellationToken)
    {
        _length = plan.Length;
        var filled = 0;
        foreach (var part in plan.Parts)
        {
            var start = (int)(part.Offset - plan.Offset);
            var target = _plain.AsMemory(ChunkForm.HeaderSize + start, (int)part.Length);
            if (await disk.ReadAtAsync(part.Offset, target, cancellationToken) != target.Length)
            {
                throw new IOException($"The disk ended between byte {part.Offset} and {part.End}, within an extent it names.");
            }

            Content[filled..start].Clear();
            filled = start + target.Length;
        }

        Content[filled..].Clear();
    }

    public ContentDigest Digest() => ContentDigest.Of(Content);

    /// <summary>The object that keeps this chunk. Valid until the next chunk is read.</summary>
    public ReadOnlyMemory<byte> Pack()
    {
        // One byte less than plain would take: what does not become smaller does not fit, and is given up on the way. zstd skips over
        // random data at 3.5 GB/s, twice as fast as we hash it, so trying a sample first would gain nothing.
        if (_compressor.TryWrap(Content, _packed.AsSpan(ChunkForm.HeaderSize, _length - 1), out var written))
        {
            _packed[0] = ChunkForm.Zstd;
            return _packed.AsMemory(0, ChunkForm.HeaderSize + written);
        }

        _plain[0] = ChunkForm.Plain;
        return _plain.AsMemory(0, ChunkForm.HeaderSize + _length);
    }

    public void Dispose() => _compressor.Dispose();
}
