namespace ImagePortal.Core.Images;

/// <param name="Total">Rows that match, over all pages; <see cref="MaxTotal"/> stands for that many and more.</param>
public sealed record ImagePage(IReadOnlyList<ImageListItem> Items, int Total)
{
    public const int MaxTotal = 10_000;
}
