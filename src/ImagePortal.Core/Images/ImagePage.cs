namespace ImagePortal.Core.Images;

/// <param name="Total">Rows that match, over all pages.</param>
public sealed record ImagePage(IReadOnlyList<ImageListItem> Items, int Total);
