namespace ImagePortal.Core.Images;

/// <summary>What to change of an image; null leaves it as it is.</summary>
/// <param name="Family">Empty takes it out of its family.</param>
public sealed record ImageChanges(string? Name = null, string? Description = null, string? Family = null, bool? Deprecated = null);
