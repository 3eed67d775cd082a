namespace ImagePortal.Core.Images;

/// <param name="Until">When it goes for good.</param>
public sealed record RecycledImage(ImageId Id, string Name, long? VirtualSize, DateTimeOffset RecycledAt, DateTimeOffset Until);
