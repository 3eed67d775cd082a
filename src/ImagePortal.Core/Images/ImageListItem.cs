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

    /// <summary>What it adds to an instance, in <see cref="Currency"/> (R28, R29); null: nothing.</summary>
    public decimal? PricePerHour { get; init; }

    public string? Currency { get; init; }

    /// <summary>The public or market image it was built on (R29).</summary>
    public ImageId? BasedOn { get; init; }

    public string? BasedOnName { get; init; }

    /// <summary>Words of the badge of a public or market image (R31, R32).</summary>
    public string? Assurance { get; init; }

    public string? SecurityOption { get; init; }

    /// <summary>Whose licence its system runs under (R79, R89).</summary>
    public ImageLicense License { get; init; }

    /// <summary>Images that replace each other; null for none.</summary>
    public string? Family { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>What to take instead of a deprecated one.</summary>
    public string? Advice { get; init; }

    /// <summary>When its content was last made; null while it is being made (R9).</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
