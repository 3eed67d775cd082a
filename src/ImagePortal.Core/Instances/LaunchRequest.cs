using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>Instances to start from one image.</summary>
/// <param name="Type">Name of an <see cref="InstanceType"/>; null takes the default.</param>
/// <param name="Name">Null or empty takes the image's. Several are numbered.</param>
/// <param name="Token">The client's mark: a request that comes again with the same one starts nothing new.</param>
/// <param name="DryRun">Only say whether it would be accepted.</param>
public sealed record LaunchRequest(
    RegionCode Region, ImageId Image, string? Type = null, string? Name = null, int Count = 1, string? Token = null, bool DryRun = false)
{
    /// <summary>Instances that one request starts at most.</summary>
    public const int MaxCount = 10;
}
