namespace ImagePortal.Core.Files;

/// <summary>An uploaded file as pages and the upload protocol see it. Sizes in bytes.</summary>
public sealed record FileView(FileId Id, string Name, long Size, long Offset, FileState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
