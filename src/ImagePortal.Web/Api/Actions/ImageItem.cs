using System.Text.Json.Serialization;

namespace ImagePortal.Web.Api.Actions;

/// <summary>An image on the wire. Clients take some texts for given and read them unchecked, so that only what may be unknown is ever null.</summary>
internal sealed record ImageItem
{
    public required string ImageId { get; init; }

    public required string OsName { get; init; }

    public required string ImageType { get; init; }

    public required string CreatedTime { get; init; }

    public required string ImageName { get; init; }

    public required string ImageDescription { get; init; }

    /// <summary>GiB.</summary>
    public required long ImageSize { get; init; }

    public required string Architecture { get; init; }

    public required string ImageState { get; init; }

    public required string Platform { get; init; }

    public required string ImageCreator { get; init; }

    public required string ImageSource { get; init; }

    public required int? SyncPercent { get; init; }

    public required bool IsSupportCloudinit { get; init; }

    public required IReadOnlyList<ImageSnapshot> SnapshotSet { get; init; }

    public required IReadOnlyList<WireTag> Tags { get; init; }

    public required string LicenseType { get; init; }

    public required string? ImageFamily { get; init; }

    public required bool ImageDeprecated { get; init; }

    /// <summary>Why it failed, in words; only beside a state of failure. Ours: the vendor's clients pass over it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FailureReason { get; init; }

    /// <summary>The portal's code of the failure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FailureCode { get; init; }
}
