using ImagePortal.Disks.Criteria;

namespace ImagePortal.Core.Images;

/// <summary>All that the image page shows.</summary>
public sealed record ImageDetail(
    ImageListItem Image, string Description, string? ProductName, string SourceName, string? Digest, DateTimeOffset? AvailableAt, string? FailureCode, CheckReport? Report, bool IsOwn)
{
    /// <summary>It was made from an instance (R34).</summary>
    public bool IsFromInstance { get; init; }

    /// <summary>That instance ran: the disk is as after a power cut (D16).</summary>
    public bool CrashConsistent { get; init; }
}
