using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Images.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace ImagePortal.Web.Components.Images;

/// <summary>What the list shows, as its address says it. What an address gets wrong is left out.</summary>
public sealed record ImageListView(string Region, ImageTab Tab)
{
    /// <summary>Properties and words, as they are typed.</summary>
    public string Filter { get; init; } = "";

    public ImageSort Sort { get; init; } = ImageSort.Created;

    public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The recycle bin of the tab Custom instead of its images.</summary>
    public bool Bin { get; init; }

    public bool IsFiltered => Filter.Length > 0;

    /// <summary>The part of the address that suits every region, without the page: what a saved view keeps.</summary>
    public string Query => QueryHelpers.AddQueryString("", (this with { Page = 1, Bin = false }).Parts()).TrimStart('?');

    /// <param name="sort">A column; a hyphen before it turns the order round.</param>
    public static ImageListView Parse(string region, string? tab, string? filter, string? sort, int? page, bool bin = false) =>
        new(region, Enum.TryParse<ImageTab>(tab, ignoreCase: true, out var parsedTab) ? parsedTab : ImageTab.Custom)
        {
            Filter = FilterText.Parse(filter).ToString(),
            Sort = Enum.TryParse<ImageSort>(sort?.TrimStart('-'), ignoreCase: true, out var parsedSort) ? parsedSort : ImageSort.Created,
            Descending = sort?.StartsWith('-') ?? true,
            Page = Math.Max(1, page ?? 1),
            Bin = bin,
        };

    public ImageQuery ToQuery(RegionCode region, int pageSize, DateTimeOffset now) => FilterText.Parse(Filter).ApplyTo(new ImageQuery(region, Tab), now) with
    {
        Sort = Sort,
        Descending = Descending,
        Skip = (int)Math.Min((Page - 1L) * pageSize, ImagePage.MaxTotal),
        Take = pageSize,
    };

    /// <summary>The address; what is as usual is left out.</summary>
    public override string ToString() => QueryHelpers.AddQueryString($"images/{Region}", Parts());

    /// <summary>The address with an image beside the list.</summary>
    /// <param name="part">Of the image, see <see cref="Detail.ImagePart"/>; null for the first.</param>
    public string Beside(ImageId? image, string? part) => image is null ? ToString()
        : QueryHelpers.AddQueryString(ToString(), new Dictionary<string, string?> { ["peek"] = image.Value.Value, ["part"] = part }.Where(x => x.Value is not null));

    private Dictionary<string, string?> Parts()
    {
        var sort = (Descending ? "-" : "") + Sort.ToString().ToLowerInvariant();
        (string Key, string? Value)[] parts =
        [
            ("tab", Tab == ImageTab.Custom ? null : Tab.ToString().ToLowerInvariant()),
            ("filter", Filter.Length == 0 ? null : Filter),
            ("sort", sort == "-created" ? null : sort),
            ("page", Page == 1 ? null : $"{Page}"),
            ("bin", Bin ? "1" : null),
        ];
        return parts.Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value);
    }
}
