using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Transfers;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage;

/// <summary>Mends a damaged image of a store with what another store still has of it, or of images that share its chunks.</summary>
public sealed class ImageRepair(ImageStore damaged, ImageStore other)
{
    /// <summary>Reads every chunk of the image; one that is missing, damaged or unreadable is fetched from the other store.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">Neither store has a sound manifest of the image.</exception>
    /// <exception cref="StoreFullException">No room is left.</exception>
    /// <exception cref="IOException">A store cannot be reached or not be written.</exception>
    public async Task<RepairResult> RunAsync(string digest, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var image = ContentDigest.Parse(digest);
        var own = await FindManifestAsync(damaged, image, cancellationToken);
        var manifest = own ?? await FindManifestAsync(other, image, cancellationToken) ?? throw new UnknownImageException(digest);
        await using var session = await WriteSession.OpenAsync(damaged.Objects, cancellationToken);
        return await new Repair(image, manifest, damaged.Chunks, other.Chunks, session, progress)
            .RunAsync(isManifestSound: own is not null, cancellationToken);
    }

    private static async Task<Manifest?> FindManifestAsync(ImageStore store, ContentDigest image, CancellationToken cancellationToken)
    {
        try
        {
            return await store.Manifests.ReadAsync(image, cancellationToken);
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return null;
        }
    }
}
