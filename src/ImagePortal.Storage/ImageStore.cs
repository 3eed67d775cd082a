using System.Runtime.CompilerServices;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Collection;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;
using ImagePortal.Storage.Writing;

namespace ImagePortal.Storage;

/// <summary>
/// A region's images: chunks named by their content, and a sealed manifest for every image. Safe to use from many threads, and from
/// many processes and nodes over one folder or bucket.
/// </summary>
public sealed class ImageStore
{
    internal ImageStore(IObjectStore objects)
    {
        Objects = objects;
        Manifests = new(objects);
        Chunks = new(objects);
    }

    internal IObjectStore Objects { get; }

    internal ManifestShelf Manifests { get; }

    internal ChunkShelf Chunks { get; }

    /// <summary>Where the store lies, for people: a path or an address, without keys.</summary>
    public string Place => Objects.Place;

    /// <summary>Room of the store's device; null where the store does not tell.</summary>
    /// <exception cref="IOException">The device cannot be asked.</exception>
    public StoreSpace? Space => Objects.FindSpace();

    /// <summary>Opens the store kept in <paramref name="directory"/>, creating the folder where there is none.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be created.</exception>
    public static ImageStore OpenFolder(string directory)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        Directory.CreateDirectory(root);
        return new(new FolderObjectStore(root));
    }

    /// <summary>Opens the store kept in a bucket of an S3 service. Nothing is asked of the service yet.</summary>
    public static ImageStore OpenS3(S3StoreOptions options) => new(S3ObjectStore.Open(options));

    /// <summary>
    /// Stores the disk's content and seals its manifest. A run that was cancelled, killed or met a full disk is taken up by running it
    /// again: chunks that are there are not written twice. The same content has the same digest, whatever container it came from.
    /// </summary>
    /// <exception cref="StoreFullException">No room is left in the store.</exception>
    /// <exception cref="InvalidDataException">The disk cannot be decoded.</exception>
    /// <exception cref="IOException">The disk cannot be read, or the store not written.</exception>
    public Task<IngestResult> IngestAsync(IVirtualDisk disk, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        IngestAsync(disk, null, progress, cancellationToken);

    /// <summary>The same for a disk that is dear to read: of what the journal names, nothing that the store has is read again.</summary>
    /// <inheritdoc cref="IngestAsync(IVirtualDisk, IProgress{IngestProgress}?, CancellationToken)"/>
    public async Task<IngestResult> IngestAsync(
        IVirtualDisk disk, IngestJournal? journal, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        await using var session = await WriteSession.OpenAsync(Objects, cancellationToken);
        return await new Ingestion(disk, session, journal, progress).RunAsync(cancellationToken);
    }

    /// <summary>Opens a stored image as the disk it was. Every chunk is verified before a byte of it is given out.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The store has no such image.</exception>
    /// <exception cref="InvalidDataException">The manifest is damaged. Reads throw it where a chunk is missing or damaged.</exception>
    public async Task<IVirtualDisk> OpenAsync(string digest, CancellationToken cancellationToken) =>
        new StoredDisk(await Manifests.ReadAsync(ContentDigest.Parse(digest), cancellationToken), Chunks);

    /// <summary>Reads every chunk of an image and compares it with its digest.</summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="UnknownImageException">The store has no such image.</exception>
    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    public async Task<VerifyResult> VerifyAsync(string digest, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var image = ContentDigest.Parse(digest);
        var manifest = await Manifests.ReadAsync(image, cancellationToken);
        return await new Verification(image, manifest, Chunks, progress).RunAsync(cancellationToken);
    }

    /// <summary>Reads everything the store holds, those chunks included that no image names.</summary>
    /// <exception cref="IOException">The store cannot be reached, or damaged chunks not be removed.</exception>
    public Task<ScrubResult> ScrubAsync(ScrubMode mode, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        new Scrub(Objects, Manifests, progress).RunAsync(mode, cancellationToken);

    /// <summary>
    /// Removes images that are no longer wanted, and chunks that no image names. Ingests and copies into this store, by any node, may run
    /// meanwhile. Only what an <see cref="OpenAsync">opened</see> disk of an unwanted image still reads is taken away from under it.
    /// </summary>
    /// <exception cref="InvalidDataException">A manifest is damaged, so that no one knows what it names: repair or forget it first.</exception>
    /// <exception cref="IOException">The store cannot be reached or written. Running it again goes on.</exception>
    public async Task<CollectResult> CollectAsync(CollectOptions options, CancellationToken cancellationToken)
    {
        await using var batch = await Objects.BeginAsync(cancellationToken);
        var clock = await StoreClock.ReadAsync(Objects, batch, cancellationToken);
        return await new GarbageCollection(Objects, Manifests, batch, clock, options).RunAsync(cancellationToken);
    }

    /// <summary>
    /// Removes an image's manifest now; its chunks go with a later collection, unless other images name them. False when there is no such
    /// image, or when a run that is sealing it again was first.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="digest"/> is no digest.</exception>
    /// <exception cref="IOException">The store cannot be reached or written.</exception>
    public async Task<bool> ForgetAsync(string digest, CancellationToken cancellationToken)
    {
        var image = ContentDigest.Parse(digest);
        await using var batch = await Objects.BeginAsync(cancellationToken);
        var clock = await StoreClock.ReadAsync(Objects, batch, cancellationToken);
        var removed = await new Sweep(Objects, batch, clock).RunAsync(
            [ManifestShelf.NameOf(image)],
            async (name, inFlight, token) => !inFlight.Names(image) && await Objects.FindAsync(name, token) is not null,
            cancellationToken);
        return removed.Count > 0;
    }

    /// <summary>
    /// Makes the store <paramref name="owner"/>'s, if it is no one's yet. False when it is another's: a collection would then take images
    /// that someone else wants.
    /// </summary>
    /// <exception cref="IOException">The store cannot be reached or written.</exception>
    public Task<bool> ClaimAsync(string owner, CancellationToken cancellationToken) => OwnerMark.ClaimAsync(Objects, owner, cancellationToken);

    /// <summary>Adds up what the images need and what is stored for them. Reads every manifest and lists every chunk.</summary>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    public Task<StoreSurvey> SurveyAsync(CancellationToken cancellationToken) => new Survey(Objects, Manifests).RunAsync(cancellationToken);

    /// <summary>The sealed images, in no promised order.</summary>
    public async IAsyncEnumerable<StoredImage> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (image, _) in Manifests.ListEntriesAsync(cancellationToken))
        {
            yield return await DescribeAsync(image, cancellationToken);
        }
    }

    private async Task<StoredImage> DescribeAsync(ContentDigest image, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = await Manifests.ReadAsync(image, cancellationToken);
            return new(image.ToString(), manifest.VirtualSize, manifest.DataSize, manifest.Chunks.Count, IsReadable: true);
        }
        catch (InvalidDataException)
        {
            return new(image.ToString(), 0, 0, 0, IsReadable: false);
        }
    }
}
