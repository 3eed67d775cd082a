namespace ImagePortal.Core.Stores;

/// <summary>What a collection removed. Sizes in bytes.</summary>
public sealed record CollectionReport(
    DateTimeOffset EndedAt, TimeSpan Took, int ImagesKept, int ImagesRemoved, int ChunksKept, int ChunksRemoved, long BytesFreed);
