namespace ImagePortal.Core.Images;

/// <summary>How a person wants lists of images to look.</summary>
/// <param name="Hidden">Names of the columns that are left out.</param>
/// <param name="PageSize">Rows of a page, one of <see cref="PageSizes"/>.</param>
public sealed record ListLook(IReadOnlyList<string> Hidden, bool IsDense, int PageSize)
{
    public static ListLook Standard { get; } = new([], IsDense: false, PageSize: 20);

    public static IReadOnlyList<int> PageSizes { get; } = [20, 50, 100];
}
