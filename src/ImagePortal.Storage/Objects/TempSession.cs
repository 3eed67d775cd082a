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
    private long _files;

    private TempSession(string directory, string folder, FileStream held) => (_directory, _folder, _lock) = (directory, folder, held);

    /// <summary>Sweeps what dead writers left in <paramref name="directory"/>, then opens a session of its own there.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static async Task<TempSession> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        await using var turn = await TakeTurnAsync(directory, cancellationToken);
        Sweep(directory);

        var folder = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return new(directory, folder, Lock(Path.Combine(folder, LockName)));
    }

    public string NewPath() => Path.Combine(_folder, $"{Interlocked.Increment(ref _files):x8}");

    public async ValueTask DisposeAsync()
    {
        await using var turn = await TakeTurnAsync(_directory, CancellationToken.None);
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

    private static void Sweep(string directory)
    {
        foreach (var folder in Directory.EnumerateDirectories(directory))
        {
            if (TryLock(Path.Combine(folder, LockName)) is { } stale)
            {
                stale.Dispose();
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
