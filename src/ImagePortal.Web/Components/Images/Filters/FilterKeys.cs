using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>All properties that lists can be filtered by.</summary>
internal static class FilterKeys
{
    private static readonly ImageTab[] Own = [ImageTab.Custom];
    private static readonly ImageTab[] Offered = [ImageTab.Public, ImageTab.Market];
    private static readonly ImageState[] States = [ImageState.Available, ImageState.Importing, ImageState.Copying, ImageState.Creating, ImageState.Failed];

    internal static IReadOnlyList<FilterKey> All { get; } =
    [
        new("os", "a system, such as debian or windows",
            ["debian", "ubuntu", "centos", "rhel", "opensuse-leap", "sles", "coreos", "linux", "windows"],
            (query, value, _) => query with { Os = value.ToLowerInvariant() }),
        new("arch", "x86_64 or i386", ["x86_64", "i386"], (query, value, _) => query with { Architecture = value.ToLowerInvariant() }),
        new("state", "where it stands", [.. States.Select(x => x.ToString().ToLowerInvariant())],
            (query, value, _) => Enum.TryParse<ImageState>(value, ignoreCase: true, out var state) && States.Contains(state) ? query with { State = state } : null) { Tabs = Own },
        new("size", "larger or smaller than, such as >20GiB", [">10GiB", ">20GiB", "<10GiB", "<50GiB"],
            (query, value, _) => FilterValue.Size(value) is var (least, most) ? query with { MinSize = least ?? query.MinSize, MaxSize = most ?? query.MaxSize } : null),
        new("created", "younger or older than, such as <30d", ["<1d", "<7d", "<30d", ">90d"],
            (query, value, now) => FilterValue.Age(value, now) is var (after, before)
                ? query with { CreatedAfter = after ?? query.CreatedAfter, CreatedBefore = before ?? query.CreatedBefore }
                : null),
        new("shared", "yes or no", ["yes", "no"],
            (query, value, _) => FilterValue.YesNo(value) is { } shared ? query with { IsShared = shared } : null) { Tabs = Own },
        new("tag", "a key, or key=value", [],
            (query, value, _) => FilterValue.Tag(value) is { } tag ? query with { Tags = [.. query.Tags, tag] } : null) { Tabs = Own },
        new("family", "images that replace each other", [], (query, value, _) => query with { Family = value }),
        new("deprecated", "yes or no", ["yes", "no"],
            (query, value, _) => FilterValue.YesNo(value) is { } deprecated ? query with { Deprecated = deprecated } : null),
        new("software", "what it contains, such as java", ["java", "mysql", "python", "ruby", "tomcat"],
            (query, value, _) => query with { Software = value }) { Tabs = Offered },
        new("provider", "who made it", [], (query, value, _) => query with { Provider = value }) { Tabs = [ImageTab.Market] },
    ];

    internal static FilterKey? Find(string name) => All.FirstOrDefault(x => x.Name == name);
}
