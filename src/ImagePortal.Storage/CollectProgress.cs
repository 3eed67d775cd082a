namespace ImagePortal.Storage;

/// <summary>How far a collection is, in chunks looked at. How many there are, it learns on the way.</summary>
public readonly record struct CollectProgress(int ChunksDone, int ChunksExpected);
