using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>An image as a row of a list. Sizes in bytes.</summary>
public sealed record ImageListItem(
    ImageId Id,
    RegionCode Region,
    string Name,
    ImageKind Kind,
    ImageState State,
    string? OsFamily,
    string? Distribution,
    string? OsVersion,
    string? Architecture,
    long? VirtualSize,
    long? StoredSize,
    string? Software,
    string? Provider,
    string? FailureMessage,
    DateTimeOffset CreatedAt,
    AccountId Owner,
    int SharedWith,
    ImageProgress? Progress)
{
    /// <summary>Those of own images, by key; empty for all others.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
