using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images.Search;

/// <summary>
/// What to look for among all images that the caller sees in a region. Each list that is not null must match, any of its values will do; an empty
/// one matches nothing.
/// </summary>
public sealed record ImageSearch(RegionCode Region)
{
    public IReadOnlyList<ImageId>? Ids { get; init; }

    public IReadOnlyList<ImageTab>? Tabs { get; init; }

    /// <summary>Parts of names, in any case.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whole names of families.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    public bool? Deprecated { get; init; }

    public IReadOnlyList<ImageState>? States { get; init; }

    /// <summary>Beside <see cref="States"/>: failed ones, by the work that failed.</summary>
    public IReadOnlyList<OperationKind>? FailedBy { get; init; }

    /// <summary>Distributions as the inspector names them; null in the list stands for an unknown one.</summary>
    public IReadOnlyList<string?>? Distributions { get; init; }

    /// <summary>Every distribution but these; beside <see cref="Distributions"/>.</summary>
    public IReadOnlyList<string>? OtherThan { get; init; }

    /// <summary>Each must hold of one tag or another.</summary>
    public IReadOnlyList<TagCondition>? Tags { get; init; }

    public int Skip { get; init; }

    /// <summary>Rows of a page, at most 100.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Nothing is looked for in particular: all images that the caller sees.</summary>
    internal bool IsWhole =>
        this is { Ids: null, Tabs: null, Names: null, Families: null, Deprecated: null, States: null, FailedBy: null, Distributions: null, OtherThan: null, Tags: null };
}
