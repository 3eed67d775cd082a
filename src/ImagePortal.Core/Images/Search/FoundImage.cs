using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images.Search;

/// <summary>An image as programs see it. Sizes in bytes.</summary>
/// <param name="Tab">How the caller sees it.</param>
/// <param name="MadeBy">The work that makes or made it; null for what the operator published.</param>
public sealed record FoundImage(
    ImageId Id,
    ImageTab Tab,
    string Name,
    string Description,
    ImageState State,
    AccountId Owner,
    string? OsFamily,
    string? Distribution,
    string? OsVersion,
    string? ProductName,
    string? Architecture,
    long? VirtualSize,
    bool CloudInit,
    ImageLicense License,
    string? Family,
    bool Deprecated,
    DateTimeOffset CreatedAt,
    OperationKind? MadeBy,
    int? Percent,
    string? FailureCode,
    string? FailureMessage)
{
    /// <summary>Those of the caller's own images; an owner's tags are no recipient's to see.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
