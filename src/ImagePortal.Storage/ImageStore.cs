using System.Runtime.CompilerServices;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage;

/// <summary>
/// A region's images: chunks named by their content, and a sealed manifest for every image. Safe to use from many threads, and from
/// many processes over one folder.
/// </summary>
public sealed class ImageStore
{
    private readonly IObjectStore _objects;
    private readonly ManifestShelf _manifests;
    private readonly ChunkShelf _chunks;

    internal ImageStore(IObjectStore objects)
    {
        _objects = objects;
        _manifests = new(objects);
        _chunks = new(objects);
    }

    internal IObjectStore Objects => _objects;

    internal ManifestShelf Manifests => _manifests;

    /// <summary>Opens the store kept in <paramref name="directory"/>, creating the folder where there is none.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be created.</exception>
    public static ImageStore OpenFolder(string directory)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        Directory.CreateDirectory(root);
        return new(new FolderObjectStore(root));
    }

    /// <summary>
    /// Stores the disk's content and seals its manifest. A run that was cancelled, killed or met a full disk is taken up by running it
    /// again: chunks that are there are not written twice. The same content has the same digest, whatever container it came from.
    /// </summary>
    /// <exception cref="StoreFullException">No room is left in the store.</exception>
    /// <exception cref="InvalidDataException">The disk cannot be decoded.</exception>
    /// <exception cref="IOException">The disk cannot be read, or the store not written.</exception>
    public async Task<IngestResult> IngestAsync(IVirtualDisk disk, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        await using var batch = await _objects.BeginAsync(cancellationToken);
        return await new Ingestion(disk, batch, progress).RunAsync(cancellationToken);
    }

    /// <summary>Opens a stored image as the disk it was. Every chunk is verified before a byte of it is given out.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The store has no such image.</exception>
    /// <exception cref="InvalidDataException">The manifest is damaged. Reads throw it where a chunk is missing or damaged.</exception>
    public async Task<IVirtualDisk> OpenAsync(string digest, CancellationToken cancellationToken) =>
        new StoredDisk(await _manifests.ReadAsync(ContentDigest.Parse(digest), cancellationToken), _chunks);

    /// <summary>Reads every chunk of an image and compares it with its digest.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The store has no such image.</exception>
    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    public async Task<VerifyResult> VerifyAsync(string digest, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var image = ContentDigest.Parse(digest);
        var manifest = await _manifests.ReadAsync(image, cancellationToken);
        return await new Verification(image, manifest, _chunks, progress).RunAsync(cancellationToken);
    }

    /// <summary>The sealed images, in no promised order.</summary>
    public async IAsyncEnumerable<StoredImage> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in _manifests.ListAsync(cancellationToken))
        {
            yield return await DescribeAsync(image, cancellationToken);
        }
    }

    private async Task<StoredImage> DescribeAsync(ContentDigest image, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = await _manifests.ReadAsync(image, cancellationToken);
            return new(image.ToString(), manifest.VirtualSize, manifest.DataSize, manifest.Chunks.Count, IsReadable: true);
        }
        catch (InvalidDataException)
        {
            return new(image.ToString(), 0, 0, 0, IsReadable: false);
        }
    }
}
