using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.WebUtilities;

namespace ImagePortal.Web.Components.Images;

/// <summary>What the list shows, as its address says it. What an address gets wrong is left out.</summary>
public sealed record ImageListView(string Region, ImageTab Tab)
{
    public const int PageSize = 20;

    public string? Search { get; init; }

    public string? Os { get; init; }

    public string? Architecture { get; init; }

    public ImageState? State { get; init; }

    public ImageSort Sort { get; init; } = ImageSort.Created;

    public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The recycle bin of the tab Custom instead of its images.</summary>
    public bool Bin { get; init; }

    public bool IsFiltered => Search is not null || Os is not null || Architecture is not null || State is not null;

    /// <param name="sort">A column; a hyphen before it turns the order round.</param>
    public static ImageListView Parse(string region, string? tab, string? search, string? os, string? architecture, string? state, string? sort, int? page, bool bin = false) =>
        new(region, Enum.TryParse<ImageTab>(tab, ignoreCase: true, out var parsedTab) ? parsedTab : ImageTab.Custom)
        {
            Search = NullIfEmpty(search),
            Os = NullIfEmpty(os),
            Architecture = NullIfEmpty(architecture),
            State = Enum.TryParse<ImageState>(state, ignoreCase: true, out var parsedState) ? parsedState : null,
            Sort = Enum.TryParse<ImageSort>(sort?.TrimStart('-'), ignoreCase: true, out var parsedSort) ? parsedSort : ImageSort.Created,
            Descending = sort?.StartsWith('-') ?? true,
            Page = Math.Max(1, page ?? 1),
            Bin = bin,
        };

    public ImageQuery ToQuery(RegionCode region) => new(region, Tab)
    {
        Search = Search,
        Os = Os,
        Architecture = Architecture,
        State = State,
        Sort = Sort,
        Descending = Descending,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    /// <summary>The address; what is as usual is left out.</summary>
    public override string ToString() => QueryHelpers.AddQueryString($"images/{Region}", Parts());

    private Dictionary<string, string?> Parts()
    {
        var sort = (Descending ? "-" : "") + Sort.ToString().ToLowerInvariant();
        (string Key, string? Value)[] parts =
        [
            ("tab", Tab == ImageTab.Custom ? null : Tab.ToString().ToLowerInvariant()),
            ("search", Search),
            ("os", Os),
            ("arch", Architecture),
            ("state", State?.ToString().ToLowerInvariant()),
            ("sort", sort == "-created" ? null : sort),
            ("page", Page == 1 ? null : $"{Page}"),
            ("bin", Bin ? "1" : null),
        ];
        return parts.Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
