using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>What to know before an instance is started from an image.</summary>
/// <param name="Prices">What the region takes for images besides (R27, R28).</param>
/// <param name="Used">Instances of the account in the region that count.</param>
public sealed record LaunchPlan(
    ImageListItem Image, bool IsOwn, string RegionName, IReadOnlyList<RegionPrice> Prices, IReadOnlyList<InstanceType> Types, int Used, int Limit)
{
    /// <summary>Another account's image, which nobody reviewed (R33).</summary>
    public bool IsUnreviewed => Image.Kind == ImageKind.Custom && !IsOwn;
}
