using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Turns the filters of the wire into a search.</summary>
internal static class ImageFilters
{
    private const int MaxFilters = 10;
    private const int MaxValues = 5;
    private const string TagPrefix = "tag:";

    internal static IReadOnlyList<string> Names { get; } =
    [
        "image-id", "image-type", "image-name", "platform", "tag-key", "tag-value", "tag:KEY", "image-state", "image-family", "dedicated-cluster-id",
        "cdc-cache-status",
    ];

    internal static Result<ImageSearch> Apply(ImageSearch search, IReadOnlyList<WireFilter> filters)
    {
        if (filters.Count > MaxFilters)
        {
            return ActionErrors.TooManyFilters("Filters", filters.Count, MaxFilters);
        }

        foreach (var (index, filter) in filters.Index())
        {
            if (filter.Values.Count > MaxValues)
            {
                return ActionErrors.TooManyFilters($"Filters.{index}.Values", filter.Values.Count, MaxValues);
            }

            if (filters.Take(index).Any(x => x.Name == filter.Name))
            {
                return ActionErrors.FilterTwice(filter.Name);
            }

            var applied = Apply(search, filter.Name, filter.Values);
            if (!applied.Ok)
            {
                return applied;
            }

            search = applied.Value;
        }

        return search;
    }

    private static Result<ImageSearch> Apply(ImageSearch search, string name, IReadOnlyList<string> values) => name switch
    {
        "image-id" => ParseIds(values) is { Ok: true } ids ? search with { Ids = ids.Value } : ParseIds(values).Error!,
        "image-name" => search with { Names = values },
        "image-family" => search with { Families = values },
        "image-type" => Translate(values, ImageStates.Types, name, x => search with { Tabs = x }),
        "image-state" => ByState(search, values),
        "platform" => ByPlatform(search, values),
        "tag-key" => ByTag(search, new TagCondition(values, null)),
        "tag-value" => ByTag(search, new TagCondition(null, values)),
        _ when name.StartsWith(TagPrefix, StringComparison.Ordinal) && name.Length > TagPrefix.Length =>
            ByTag(search, new TagCondition([name[TagPrefix.Length..]], values)),

        // There are no dedicated clusters, so that nothing lies in one.
        "dedicated-cluster-id" or "cdc-cache-status" => search with { Ids = [] },
        _ => ActionErrors.UnknownFilter(name, Names),
    };

    internal static Result<IReadOnlyList<ImageId>> ParseIds(IReadOnlyList<string> texts)
    {
        var ids = new List<ImageId>();
        foreach (var text in texts)
        {
            if (!ImageId.TryParse(text, out var id))
            {
                return ActionErrors.MalformedImage(text);
            }

            ids.Add(id);
        }

        return Result.Of<IReadOnlyList<ImageId>>([.. ids.Distinct()]);
    }

    private static Result<ImageSearch> Translate<T>(
        IReadOnlyList<string> values, IReadOnlyDictionary<string, T> words, string name, Func<IReadOnlyList<T>, ImageSearch> apply) =>
        values.FirstOrDefault(x => !words.ContainsKey(x)) is { } unknown
            ? Wire.ApiErrors.BadValue(name, unknown, $"It is one of {string.Join(", ", words.Keys)}.")
            : apply([.. values.Select(x => words[x])]);

    private static Result<ImageSearch> ByState(ImageSearch search, IReadOnlyList<string> values)
    {
        string[] known = [.. ImageStates.States.Keys, .. ImageStates.Failures.Keys];
        return values.FirstOrDefault(x => !known.Contains(x)) is { } unknown
            ? Wire.ApiErrors.BadValue("image-state", unknown, $"It is one of {string.Join(", ", known)}.")
            : search with
            {
                States = [.. values.Where(ImageStates.States.ContainsKey).Select(x => ImageStates.States[x])],
                FailedBy = [.. values.Where(ImageStates.Failures.ContainsKey).Select(x => ImageStates.Failures[x])],
            };
    }

    private static ImageSearch ByTag(ImageSearch search, TagCondition condition) => search with { Tags = [.. search.Tags ?? [], condition] };

    private static ImageSearch ByPlatform(ImageSearch search, IReadOnlyList<string> values) => search with
    {
        Distributions = [.. values.SelectMany(ImagePlatforms.DistributionsWith).Distinct()],
        OtherThan = values.Any(x => ImagePlatforms.Other.Contains(x, StringComparison.OrdinalIgnoreCase)) ? [.. ImagePlatforms.KnownDistributions] : null,
    };
}
