namespace ImagePortal.Storage;

/// <summary>What a collection leaves alone.</summary>
public sealed record CollectOptions
{
    /// <summary>Images and chunks written since stay, whoever wants them: imports that were interrupted find what they had stored.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Gives the digests of all images that are wanted, those in a recycle bin included; asked once. Null keeps every sealed image, so
    /// that only chunks of no image go.
    /// </summary>
    public Func<CancellationToken, Task<IReadOnlySet<string>>>? KeptDigests { get; init; }

    /// <summary>Told how far it is.</summary>
    public IProgress<CollectProgress>? Progress { get; init; }
}
