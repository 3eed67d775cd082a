using ImagePortal.Core.Images;

namespace ImagePortal.Core.Copies;

/// <summary>Images of the same content that came of each other by copying. Each is an image of its own (R11).</summary>
/// <param name="Origin">What it is a copy of; null for what is none, and where that is gone.</param>
/// <param name="Copies">What was copied from it, newest first.</param>
public sealed record ImageCopies(ImageListItem? Origin, IReadOnlyList<ImageListItem> Copies);
