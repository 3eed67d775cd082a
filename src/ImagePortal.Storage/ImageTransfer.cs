using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Transfers;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage;

/// <summary>Moves a sealed image between two stores: asks the destination for what is missing, moves that in parallel, verifies every chunk, seals.</summary>
public sealed class ImageTransfer(ImageStore source, ImageStore destination)
{
    /// <summary>Asks both stores how much would move. A transfer may find it otherwise: stores change.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The source has no such image.</exception>
    /// <exception cref="InvalidDataException">The source lacks a chunk that would have to move, or its manifest is damaged.</exception>
    /// <exception cref="IOException">A store cannot be reached.</exception>
    public Task<TransferPlan> PlanAsync(string digest, CancellationToken cancellationToken) => PlanAsync([digest], cancellationToken);

    /// <summary>The same for several images, of which chunks that they share move once.</summary>
    public async Task<TransferPlan> PlanAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken)
    {
        var chunks = new List<ManifestChunk>();
        foreach (var digest in digests.Distinct())
        {
            chunks.AddRange((await source.Manifests.ReadAsync(ContentDigest.Parse(digest), cancellationToken)).Chunks);
        }

        var list = await TransferList.MakeAsync(chunks, source.Objects, destination.Objects, destination.Chunks.FindAsync, cancellationToken);
        return list.Plan;
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
        var manifest = await source.Manifests.ReadAsync(ContentDigest.Parse(digest), cancellationToken);
        await using var session = await WriteSession.OpenAsync(destination.Objects, cancellationToken);
        return await new Transfer(manifest, source.Objects, session, progress).RunAsync(cancellationToken);
    }
}
