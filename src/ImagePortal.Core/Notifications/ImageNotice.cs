namespace ImagePortal.Core.Notifications;

/// <summary>What happened to an image: the facts that messages are made of. Sizes in bytes.</summary>
/// <param name="SourceName">File, image or account it came from; of an export, the object it went to.</param>
public sealed record ImageNotice(string ImageId, string ImageName, string Region, string RegionName, string TimeZone, string SourceName, DateTimeOffset EndedAt) : Notice
{
    public string? System { get; init; }

    public long? DiskSize { get; init; }

    public long? BytesInUse { get; init; }

    public long? BytesNew { get; init; }

    public TimeSpan? Took { get; init; }

    public int? PlacesLeft { get; init; }

    public int? OperationsLeft { get; init; }

    /// <summary>What the other account wrote.</summary>
    public string? Message { get; init; }

    /// <summary>Why it was refused, or failed; null when done.</summary>
    public string? Reason { get; init; }

    /// <summary>One finding a criterion that failed or warned: title, evidence and fix.</summary>
    public IReadOnlyList<NoticeFinding> Findings { get; init; } = [];
}
