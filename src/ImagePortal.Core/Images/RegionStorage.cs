namespace ImagePortal.Core.Images;

/// <summary>Where one region keeps its images, where that differs from the others.</summary>
public sealed record RegionStorage
{
    public StorageKind? Kind { get; init; }

    /// <summary>Folder below which the region's store lies.</summary>
    public string? Folder { get; init; }

    public S3Settings S3 { get; init; } = new();
}
