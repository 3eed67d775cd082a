using System.Buffers;
using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage;

/// <summary>One reading of all chunks of one image, over all cores.</summary>
internal sealed class Verification(ContentDigest image, Manifest manifest, ChunkShelf chunks, IProgress<IngestProgress>? progress)
{
    private readonly ThrottledProgress _progress = new(progress, manifest.DataSize);
    private readonly List<DamagedChunk> _damage = [];

    public async Task<VerifyResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await WorkThreads.ForEachAsync(manifest.Chunks, Environment.ProcessorCount, VerifyAsync, cancellationToken);
        _progress.Finish(manifest.DataSize);
        _damage.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var verified = manifest.DataSize - _damage.Sum(chunk => (long)chunk.Length);
        return new(image.ToString(), manifest.VirtualSize, verified, manifest.Chunks.Count, _damage, Stopwatch.GetElapsedTime(started));
    }

    private async ValueTask VerifyAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var content = ArrayPool<byte>.Shared.Rent(chunk.Length);
        try
        {
            var state = await ReadAsync(chunk, content.AsMemory(0, chunk.Length), cancellationToken);
            if (state != ChunkState.Sound)
            {
                lock (_damage)
                {
                    _damage.Add(new(chunk.Offset, chunk.Length, chunk.Digest.ToString(), state));
                }
            }

            _progress.Add(chunk.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }

    /// <summary>One sector that cannot be read must not hide what is wrong with the rest.</summary>
    private async ValueTask<ChunkState> ReadAsync(ManifestChunk chunk, Memory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.ReadAsync(chunk, content, cancellationToken);
        }
        catch (IOException)
        {
            return ChunkState.Unreadable;
        }
    }
}
