namespace ImagePortal.Core.Images.Search;

/// <param name="Total">Images that match, over all pages.</param>
public sealed record FoundImages(int Total, IReadOnlyList<FoundImage> Items);
