namespace ImagePortal.Storage.Objects;

/// <summary>
/// A folder for one writer's files that are not yet durable. A file in it is locked as long as the writer lives: the system gives the
/// lock of a killed process up, so the next writer knows what is stale, whatever its age and whoever now has its process id.
/// </summary>
internal sealed class TempSession : IAsyncDisposable
{
    private const string LockName = "lock";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(5);

    private readonly string _directory;
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly Action<string> _bury;
    private long _files;

    private TempSession(string directory, string folder, FileStream held, Action<string> bury) =>
        (_directory, _folder, _lock, _bury) = (directory, folder, held, bury);

    /// <summary>Names the session among those of all time.</summary>
    public string Id => Path.GetFileName(_folder);

    /// <summary>Sweeps what dead writers left in <paramref name="directory"/>, then opens a session of its own there.</summary>
    /// <param name="bury">Told the id of each session that has ended, before its files go.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static async Task<TempSession> OpenAsync(string directory, Action<string> bury, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await using var turn = await TakeTurnAsync(directory, cancellationToken);
        Sweep(directory, bury);

        var folder = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return new(directory, folder, Lock(Path.Combine(folder, LockName)), bury);
    }

    /// <summary>Sweeps what dead writers left.</summary>
    public static async Task SweepAsync(string directory, Action<string> bury, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await using var turn = await TakeTurnAsync(directory, cancellationToken);
        Sweep(directory, bury);
    }

    public string NewPath() => Path.Combine(_folder, $"{Interlocked.Increment(ref _files):x8}");

    public async ValueTask DisposeAsync()
    {
        await using var turn = await TakeTurnAsync(_directory, CancellationToken.None);
        _bury(Id);
        await _lock.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sessions open and end one after another, else one could be swept between its creation and its lock.</summary>
    private static async Task<FileStream> TakeTurnAsync(string directory, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryLock(Path.Combine(directory, "turn")) is { } turn)
            {
                return turn;
            }

            await Task.Delay(RetryDelay, cancellationToken);
        }
    }

    private static void Sweep(string directory, Action<string> bury)
    {
        foreach (var folder in Directory.EnumerateDirectories(directory))
        {
            if (TryLock(Path.Combine(folder, LockName)) is { } stale)
            {
                stale.Dispose();
                bury(Path.GetFileName(folder));
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static FileStream Lock(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private static FileStream? TryLock(string path)
    {
        try
        {
            return Lock(path);
        }
        catch (IOException failure) when (FileErrors.IsLocked(failure))
        {
            return null;
        }
    }
}
