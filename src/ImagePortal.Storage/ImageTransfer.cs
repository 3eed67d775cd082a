using System.Buffers;
using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage;

/// <summary>Moves a sealed image between two stores: asks the destination for what is missing, moves that in parallel, verifies every chunk, seals.</summary>
public sealed class ImageTransfer(ImageStore source, ImageStore destination)
{
    /// <summary>Asks both stores how much would move. What is asked later may differ: stores change.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The source has no such image.</exception>
    /// <exception cref="InvalidDataException">The source lacks a chunk of it, or its manifest is damaged.</exception>
    /// <exception cref="IOException">A store cannot be reached.</exception>
    public async Task<TransferPlan> PlanAsync(string digest, CancellationToken cancellationToken)
    {
        var manifest = await source.Manifests.ReadAsync(ContentDigest.Parse(digest), cancellationToken);
        var (total, missing, chunks, chunksMissing) = (0L, 0L, 0, 0);
        foreach (var chunk in manifest.Chunks.DistinctBy(chunk => chunk.Digest))
        {
            var name = ChunkShelf.NameOf(chunk.Digest);
            var size = await source.Objects.FindAsync(name, cancellationToken)
                ?? throw new InvalidDataException($"The chunk at byte {chunk.Offset} of the disk is missing: {chunk.Digest}.");
            (total, chunks) = (total + size, chunks + 1);
            if (await destination.Objects.FindAsync(name, cancellationToken) is not { } found || !ChunkForm.IsPossibleSize(found, chunk.Length))
            {
                (missing, chunksMissing) = (missing + size, chunksMissing + 1);
            }
        }

        return new(total, missing, chunks, chunksMissing);
    }

    /// <summary>
    /// Copies the image. A run that was cancelled, killed or failed is taken up by running it again: chunks that are there are not moved twice.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The source has no such image.</exception>
    /// <exception cref="InvalidDataException">The manifest or a chunk of it is missing or damaged in the source; the message names it.</exception>
    /// <exception cref="StoreFullException">No room is left in the destination.</exception>
    /// <exception cref="IOException">A store cannot be reached, read or written.</exception>
    public async Task<TransferResult> RunAsync(string digest, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var image = ContentDigest.Parse(digest);
        var manifest = await source.Manifests.ReadAsync(image, cancellationToken);
        var plan = await PlanAsync(digest, cancellationToken);
        var (moved, chunksMoved) = (0L, 0);
        var reused = plan.BytesTotal - plan.BytesMissing;
        await using var batch = await destination.Objects.BeginAsync(cancellationToken);
        foreach (var chunk in manifest.Chunks.DistinctBy(chunk => chunk.Digest))
        {
            var name = ChunkShelf.NameOf(chunk.Digest);
            if (await batch.FindAsync(name, cancellationToken) is { } found && ChunkForm.IsPossibleSize(found, chunk.Length))
            {
                continue;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(ChunkForm.MaxSize(chunk.Length) + 1);
            var content = ArrayPool<byte>.Shared.Rent(chunk.Length);
            var read = await source.Objects.ReadAsync(name, buffer, cancellationToken) ?? 0;
            var span = content.AsMemory(0, chunk.Length);
            if (!ChunkForm.TryDecode(buffer.AsSpan(0, read), span.Span) || ContentDigest.Of(span.Span) != chunk.Digest)
            {
                throw new InvalidDataException($"The chunk at byte {chunk.Offset} of the disk is damaged: {chunk.Digest}.");
            }

            await batch.PutAsync(name, buffer.AsMemory(0, read), cancellationToken);
            (moved, chunksMoved) = (moved + read, chunksMoved + 1);
            progress?.Report(new(reused + moved, plan.BytesTotal, reused));
        }

        await batch.FlushAsync(cancellationToken);
        await batch.PutAsync(ManifestShelf.NameOf(image), manifest.ToBytes(), cancellationToken);
        await batch.FlushAsync(cancellationToken);
        return new(
            digest, manifest.VirtualSize, plan.BytesTotal, moved, reused, plan.Chunks, chunksMoved, plan.Chunks - chunksMoved,
            Stopwatch.GetElapsedTime(started));
    }
}
