using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images;

/// <summary>What came of one image of several.</summary>
/// <param name="Name">Null for an image that the caller cannot see.</param>
/// <param name="BusyWith">The operation to wait for or cancel first, when that is the reason.</param>
public sealed record ImageResult(ImageId Image, string? Name, Error? Refusal, OperationId? BusyWith = null);
