using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Imports;

/// <summary>An import to start.</summary>
/// <param name="Source">Reference of an uploaded file.</param>
public sealed record ImportRequest(RegionCode Region, string Source, string Name, string Description)
{
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
