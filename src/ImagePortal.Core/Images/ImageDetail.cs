using ImagePortal.Disks.Criteria;

namespace ImagePortal.Core.Images;

/// <summary>All that the image page shows.</summary>
public sealed record ImageDetail(
    ImageListItem Image, string Description, string? ProductName, string SourceName, string? Digest, DateTimeOffset? AvailableAt, string? FailureCode, CheckReport? Report, bool IsOwn);
