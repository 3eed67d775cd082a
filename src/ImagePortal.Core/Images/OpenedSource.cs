using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Images;

/// <param name="Length">Bytes in all.</param>
/// <param name="Bytes">Null after a look at a source that gives all of its bytes at once or none.</param>
public sealed record OpenedSource(long Length, IRandomAccessSource? Bytes) : IAsyncDisposable
{
    /// <summary>What this state of a far source is known by, such as its entity tag; null where a change would go unnoticed.</summary>
    public string? State { get; init; }

    public ValueTask DisposeAsync() => Bytes?.DisposeAsync() ?? ValueTask.CompletedTask;
}
