using System.Collections.Concurrent;

namespace ImagePortal.Core.Files;

/// <summary>One writer a file on this node; between nodes the file's offset decides.</summary>
public sealed class UploadLocks
{
    private readonly ConcurrentDictionary<FileId, bool> _held = new();

    /// <summary>Null when someone else writes the file.</summary>
    internal IDisposable? TryTake(FileId file) => _held.TryAdd(file, true) ? new Held(() => _held.TryRemove(file, out _)) : null;

    private sealed class Held(Action free) : IDisposable
    {
        public void Dispose() => free();
    }
}
