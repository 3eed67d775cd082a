using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

/// <summary>What came of one image and one destination: the new image and its operation, or the refusal.</summary>
public sealed record CopyResult(ImageId Source, RegionCode Destination, ImageId? Copy, OperationId? Operation, Error? Refusal);
