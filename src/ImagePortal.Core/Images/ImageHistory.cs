namespace ImagePortal.Core.Images;

/// <summary>What was done to an image, newest first.</summary>
public sealed record ImageHistory(IReadOnlyList<HistoryEntry> Entries, bool HasMore);
