namespace ImagePortal.Storage;

/// <summary>The store has no room for another chunk. Nothing sealed is damaged; freeing room and running again goes on where it stopped.</summary>
public sealed class StoreFullException(string message, Exception inner) : IOException(message, inner);
