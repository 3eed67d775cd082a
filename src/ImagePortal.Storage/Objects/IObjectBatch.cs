namespace ImagePortal.Storage.Objects;

/// <summary>
/// Writes whose cost of durability is shared. Safe to use from many threads. Disposing gives up what was not flushed; nothing of it stays
/// half-written. After a failure a batch is good for nothing else.
/// </summary>
internal interface IObjectBatch : IAsyncDisposable
{
    /// <summary>Names this writer among those of all nodes and times. Names of its signs begin with it.</summary>
    string Id { get; }

    /// <summary>
    /// The object without its content, or null where there is none. What the batch found here it relies on: <see cref="FlushAsync"/> makes
    /// it as durable as what the batch wrote, whoever wrote it.
    /// </summary>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the object; <paramref name="content"/> may be used again when the call has returned. The object may become visible at any
    /// time until <see cref="FlushAsync"/> returns, and always whole.
    /// </summary>
    /// <param name="replace">
    /// True when one of that name that is there already is to be replaced, as a whole. Otherwise it may stay: names are made from the content.
    /// </param>
    /// <exception cref="StoreFullException">No room is left.</exception>
    ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken);

    /// <summary>Stores a small object that every node sees when the call has returned, and that need not survive a loss of power: a sign for others.</summary>
    /// <exception cref="StoreFullException">No room is left.</exception>
    ValueTask PostAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Returns when all that was put or found so far is visible and survives a loss of power.</summary>
    /// <exception cref="StoreFullException">No room is left.</exception>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
