namespace ImagePortal.Storage.Objects;

/// <summary>
/// Files are written under temporary names, flushed in groups while the next group is being written, and only then given their names.
/// So a name that is there stands for content that is durable, whoever wrote it and however that ended. The name itself may not be
/// durable yet: <see cref="FlushAsync"/> therefore flushes the folders of all names it was asked about, not only of those it gave.
/// </summary>
internal sealed class FolderBatch(string root, TempSession session) : IObjectBatch
{
    /// <summary>Files flushed together. At most two groups wait at a time, so an interrupted run loses little.</summary>
    private const int GroupSize = 64;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _folders = [];
    private List<PendingFile> _group = [];
    private Task _publishing = Task.CompletedTask;

    public string Id => session.Id;

    public ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var entry = FolderObjectStore.EntryOf(root, name);
        if (entry is not null)
        {
            RememberFoldersOf(Path.Combine(root, name));
        }

        return new(entry);
    }

    public async ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        var file = Guard(() => PendingFile.Write(session.NewPath(), Path.Combine(root, name), content.Span));
        Task? earlier = null;
        lock (_gate)
        {
            _group.Add(file);
            if (_group.Count >= GroupSize)
            {
                earlier = _publishing;
                PublishGroup();
            }
        }

        if (earlier is not null)
        {
            await earlier.WaitAsync(cancellationToken);
        }
    }

    public ValueTask PostAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var file = Guard(() => PendingFile.Write(session.NewPath(), Path.Combine(root, name), content.Span));
        Guard(file.MoveIntoPlace);
        return ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        Task publishing;
        lock (_gate)
        {
            PublishGroup();
            publishing = _publishing;
        }

        await publishing.WaitAsync(cancellationToken);
        await InBackground(FlushFolders);
    }

    public async ValueTask DisposeAsync()
    {
        // A failure was already thrown to whoever flushed, or nobody wants to know: the run is given up.
        await _publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _group.ForEach(file => file.Dispose());
        await session.DisposeAsync();
    }

    /// <summary>Flushes wait for a device, and may do so for long: they get threads of their own.</summary>
    private static Task InBackground(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void PublishGroup()
    {
        var (group, earlier) = (_group, _publishing);
        _group = [];
        _publishing = PublishAsync();

        async Task PublishAsync()
        {
            try
            {
                await earlier;
                await InBackground(() => Publish(group));
            }
            finally
            {
                group.ForEach(file => file.Dispose());
            }
        }
    }

    private void Publish(List<PendingFile> group) => Guard(() =>
    {
        // One after another: the first makes the file system write its journal, and finds the data of all on its way to the device.
        group.ForEach(file => file.Flush());
        foreach (var file in group)
        {
            file.MoveIntoPlace();
            RememberFoldersOf(file.Target);
        }
    });

    private void FlushFolders() => Guard(() =>
    {
        string[] folders;
        lock (_gate)
        {
            folders = [.. _folders];
            _folders.Clear();
        }

        Array.ForEach(folders, FileSync.FlushFolder);
    });

    /// <summary>Remembers the file's folder and those above it up to the store's own: any of them may be new.</summary>
    private void RememberFoldersOf(string path)
    {
        lock (_gate)
        {
            for (var folder = Path.GetDirectoryName(path); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
            {
                _folders.Add(folder);
            }
        }
    }

    private void Guard(Action act) => Guard(() =>
    {
        act();
        return true;
    });

    private T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (IOException full) when (FileErrors.IsFull(full))
        {
            throw FileErrors.Full(root, full);
        }
    }
}
