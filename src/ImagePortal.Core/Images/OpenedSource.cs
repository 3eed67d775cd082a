using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Images;

/// <param name="Length">Bytes in all.</param>
/// <param name="Bytes">Null after a look at a source that gives all of its bytes at once or none.</param>
public sealed record OpenedSource(long Length, IRandomAccessSource? Bytes) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Bytes?.DisposeAsync() ?? ValueTask.CompletedTask;
}
