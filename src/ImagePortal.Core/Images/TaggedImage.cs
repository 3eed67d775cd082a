namespace ImagePortal.Core.Images;

/// <summary>The tags of an own image, by key.</summary>
public sealed record TaggedImage(ImageId Image, IReadOnlyList<Tag> Tags);
