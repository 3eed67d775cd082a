namespace ImagePortal.Storage.Objects;

/// <summary>
/// Named blobs that never change once visible: a folder, or a bucket of an S3 service. Names are ours alone, such as
/// <c>manifests/…</c>; nothing a person typed becomes one unchecked.
/// </summary>
internal interface IObjectStore
{
    /// <summary>Size of the object in bytes, or null where there is none.</summary>
    ValueTask<long?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Fills <paramref name="buffer"/> from the object's start. Returns the bytes read, fewer than asked for only when the object is
    /// shorter, or null where there is no such object.
    /// </summary>
    /// <exception cref="IOException">The object is there and cannot be read.</exception>
    ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Names below <paramref name="folder"/>, in no promised order. What is not yet visible is not listed.</summary>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes the object; an object that is not there is no error.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Starts writing. What an earlier, dead writer left half-done is cleared away first.</summary>
    /// <exception cref="IOException">The store cannot be written to.</exception>
    ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken);
}
