namespace ImagePortal.Core.Images;

/// <summary>A saved view as its owner sees it.</summary>
/// <param name="Query">The part of a list's address after the question mark.</param>
public sealed record SavedViewItem(string Name, string Query);
