using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

/// <summary>Every image to every destination (R41, R42).</summary>
public sealed record CopyRequest(IReadOnlyList<ImageId> Images, IReadOnlyList<RegionCode> Destinations)
{
    /// <summary>What the copies are called; null for the name of their source.</summary>
    public string? Name { get; init; }
}
