using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>An image to make from an instance (R34).</summary>
/// <param name="Region">Where the instance is, and where the image will be.</param>
public sealed record CreateRequest(RegionCode Region, InstanceId Instance, string Name, string Description)
{
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Images that replace each other, by a name of the owner's.</summary>
    public string? Family { get; init; }

    /// <summary>Shut a running instance down first (R35). Without, its disk is taken as after a power cut (D16).</summary>
    public bool ShutDown { get; init; }

    /// <summary>Only tells whether it would be accepted.</summary>
    public bool DryRun { get; init; }
}
