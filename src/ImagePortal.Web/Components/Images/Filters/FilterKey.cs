using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>A property that lists can be filtered by.</summary>
/// <param name="Hint">What to write after the colon.</param>
/// <param name="Values">The values that are suggested.</param>
/// <param name="Read">Adds the value to a query at a moment; null for a value that says nothing.</param>
public sealed record FilterKey(string Name, string Hint, IReadOnlyList<string> Values, Func<ImageQuery, string, DateTimeOffset, ImageQuery?> Read)
{
    /// <summary>Where it makes sense.</summary>
    public IReadOnlyList<ImageTab> Tabs { get; init; } = Enum.GetValues<ImageTab>();
}
