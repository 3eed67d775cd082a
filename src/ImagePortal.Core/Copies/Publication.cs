using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

/// <summary>A custom image of the operator's to be offered to all.</summary>
public sealed record Publication(ImageId Source, ImageKind Kind, IReadOnlyList<RegionCode> Regions, Offer Offer);
