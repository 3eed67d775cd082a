using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>A condition; any of its values will do.</summary>
internal sealed record WireFilter
{
    [Wire("What to filter by.", MaxLength = 200)]
    public required string Name { get; init; }

    [Wire("Up to 5 values.", MaxLength = 256)]
    public required IReadOnlyList<string> Values { get; init; }
}
