namespace ImagePortal.Storage;

/// <summary>What a store's images need, and what is kept for them. All sizes in bytes.</summary>
/// <param name="Images">Sealed images.</param>
/// <param name="UnreadableImages">Those of them whose manifest is damaged: nothing below counts them.</param>
/// <param name="VirtualSize">Virtual disks of all images.</param>
/// <param name="DataSize">What of them is not zero chunks.</param>
/// <param name="DistinctSize">The same, with content that is there several times counted once.</param>
/// <param name="StoredSize">Chunks that images name, as stored.</param>
/// <param name="Chunks">How many these are.</param>
/// <param name="SpareSize">Chunks that no image names, as stored: they wait for a collection, or for an image under way.</param>
/// <param name="SpareChunks">How many these are.</param>
public sealed record StoreSurvey(
    int Images,
    int UnreadableImages,
    long VirtualSize,
    long DataSize,
    long DistinctSize,
    long StoredSize,
    int Chunks,
    long SpareSize,
    int SpareChunks,
    TimeSpan Elapsed);
