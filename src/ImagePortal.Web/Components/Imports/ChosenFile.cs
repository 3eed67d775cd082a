namespace ImagePortal.Web.Components.Imports;

/// <summary>A file on the person's own computer, kept by upload.js under a key.</summary>
/// <param name="Size">Bytes.</param>
public sealed record ChosenFile(string Key, string Name, long Size, DateTimeOffset LastModified);
