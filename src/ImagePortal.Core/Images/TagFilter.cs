namespace ImagePortal.Core.Images;

/// <summary>Lets an image through that carries such a tag.</summary>
/// <param name="Key">Null for any.</param>
/// <param name="Values">One of these; empty for any.</param>
public sealed record TagFilter(string? Key, IReadOnlyList<string> Values);
