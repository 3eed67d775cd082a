using System.Runtime.CompilerServices;

namespace ImagePortal.Storage.Objects;

/// <summary>Objects as files of a folder; <c>tmp/</c> holds what is being written.</summary>
/// <remarks>Reads and writes are synchronous: Linux has no other way to a file, and a detour over another thread costs more than it gives.</remarks>
internal sealed class FolderObjectStore(string root) : IObjectStore
{
    private const string TempFolder = "tmp";

    public int Parallelism { get; } = Math.Max(2, Environment.ProcessorCount);

    public int ListPage => 0;

    public string Place => root;

    public StoreSpace? FindSpace()
    {
        var device = new DriveInfo(root);
        return new(device.AvailableFreeSpace, device.TotalSize);
    }

    public ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken) => new(EntryOf(root, name));

    public ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var file = File.OpenHandle(PathOf(name), share: FileShare.ReadWrite | FileShare.Delete);
            var read = 0;
            while (read < buffer.Length && RandomAccess.Read(file, buffer.Span[read..], read) is > 0 and var count)
            {
                read += count;
            }

            return new(read);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((int?)null);
        }
    }

    public async IAsyncEnumerable<ObjectEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var path = PathOf(folder);
        if (!Directory.Exists(path))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EntryOf(root, Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')) is { } entry)
            {
                yield return entry;
            }
        }
    }

    public ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var path in names.Select(PathOf))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new FolderBatch(root, await TempSession.OpenAsync(PathOf(TempFolder), RemoveSignsOf, cancellationToken));
        }
        catch (IOException full) when (FileErrors.IsFull(full))
        {
            throw FileErrors.Full(root, full);
        }
    }

    public async ValueTask ForgetDeadAsync(CancellationToken cancellationToken) =>
        await TempSession.SweepAsync(PathOf(TempFolder), RemoveSignsOf, cancellationToken);

    internal static ObjectEntry? EntryOf(string root, string name) =>
        new FileInfo(Path.Combine(root, name)) is { Exists: true } file ? new ObjectEntry(name, file.Length, file.LastWriteTimeUtc) : null;

    private void RemoveSignsOf(string writer)
    {
        foreach (var folder in Signs.Passing.Select(PathOf).Where(Directory.Exists))
        {
            foreach (var sign in Directory.EnumerateFiles(folder, writer + "*"))
            {
                File.Delete(sign);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(root, name);
}
