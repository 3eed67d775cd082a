using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>What to list. Empty filters let everything through.</summary>
public sealed record ImageQuery(RegionCode Region, ImageTab Tab)
{
    /// <summary>Part of a name, or a whole image ID.</summary>
    public string? Search { get; init; }

    /// <summary>Distribution or OS family, such as debian or windows (R8).</summary>
    public string? Os { get; init; }

    /// <summary>x86_64, i386, … (R8).</summary>
    public string? Architecture { get; init; }

    public ImageState? State { get; init; }

    /// <summary>Smallest size of the disk, in bytes.</summary>
    public long? MinSize { get; init; }

    /// <summary>Largest size of the disk, in bytes.</summary>
    public long? MaxSize { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Shared with somebody, or with nobody.</summary>
    public bool? IsShared { get; init; }

    public string? Family { get; init; }

    public bool? Deprecated { get; init; }

    /// <summary>Part of what a public or market image contains (R9).</summary>
    public string? Software { get; init; }

    /// <summary>Part of who made a market image.</summary>
    public string? Provider { get; init; }

    /// <summary>An image must pass them all.</summary>
    public IReadOnlyList<TagFilter> Tags { get; init; } = [];

    public ImageSort Sort { get; init; } = ImageSort.Created;

    public bool Descending { get; init; } = true;

    public int Skip { get; init; }

    /// <summary>Rows of a page, at most 100.</summary>
    public int Take { get; init; } = 20;
}
