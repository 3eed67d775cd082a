using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

/// <summary>An image that is being made of an instance.</summary>
public sealed record InstanceImaging(OperationId Operation, ImageId Image, string Name, int Percent);
