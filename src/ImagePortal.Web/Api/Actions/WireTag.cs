using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>A tag of an image.</summary>
internal sealed record WireTag
{
    [Wire("Name of the tag.", MaxLength = 127)]
    public required string Key { get; init; }

    [Wire("Its value; may be empty.", MaxLength = 255)]
    public string? Value { get; init; }
}
