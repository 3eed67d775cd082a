namespace ImagePortal.Storage.Objects;

/// <summary>
/// Named blobs, each of them whole from the moment it is visible: a folder, or a bucket of an S3 service. What one call has done, every
/// later call of any node sees. Names are ours alone, such as <c>manifests/…</c>; nothing a person typed becomes one unchecked.
/// </summary>
internal interface IObjectStore
{
    /// <summary>How many requests are worth having under way at once.</summary>
    int Parallelism { get; }

    /// <summary>Objects that one request lists. Zero where asking for each object by itself is as quick.</summary>
    int ListPage { get; }

    /// <summary>Where it lies, for people: a path or an address, without keys.</summary>
    string Place { get; }

    /// <summary>Room of its device, or null where the store does not tell.</summary>
    /// <exception cref="IOException">The device cannot be asked.</exception>
    StoreSpace? FindSpace();

    /// <summary>The object without its content, or null where there is none.</summary>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Fills <paramref name="buffer"/> from the object's start. Returns the bytes read, fewer than asked for only when the object is
    /// shorter, or null where there is no such object.
    /// </summary>
    /// <exception cref="IOException">The object is there and cannot be read.</exception>
    ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>What lies below <paramref name="folder"/>, in no promised order. What is not yet visible is not listed.</summary>
    IAsyncEnumerable<ObjectEntry> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes objects, up to <see cref="DeleteLimit"/> at once; one that is not there is no error.</summary>
    /// <exception cref="IOException">Some may be left.</exception>
    ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Starts writing. What an earlier, dead writer left half-done is cleared away first.</summary>
    /// <exception cref="IOException">The store cannot be written to, if that is seen already.</exception>
    ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Removes what writers left that are known to be dead, signs that they showed included, where the store can know it.</summary>
    /// <exception cref="IOException">The store cannot be written to.</exception>
    ValueTask ForgetDeadAsync(CancellationToken cancellationToken);

    /// <summary>Names one call may delete.</summary>
    const int DeleteLimit = 1000;
}
