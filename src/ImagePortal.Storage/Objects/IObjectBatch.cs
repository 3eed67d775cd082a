namespace ImagePortal.Storage.Objects;

/// <summary>
/// Writes whose cost of durability is shared. Safe to use from many threads. Disposing gives up what was not flushed and leaves no trace of it.
/// After a failure a batch is good for nothing else.
/// </summary>
internal interface IObjectBatch : IAsyncDisposable
{
    /// <summary>
    /// Size of the object in bytes, or null where there is none. What the batch found here it relies on: <see cref="FlushAsync"/> makes it
    /// as durable as what the batch wrote, whoever wrote it.
    /// </summary>
    ValueTask<long?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the object. One of that name that is there already is replaced as a whole, which readers cannot tell: names are made from the
    /// content. The object may become visible at any time until <see cref="FlushAsync"/> returns, and always whole.
    /// </summary>
    /// <exception cref="StoreFullException">No room is left.</exception>
    ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Returns when all that was put or found so far is visible and survives a loss of power.</summary>
    /// <exception cref="StoreFullException">No room is left.</exception>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
