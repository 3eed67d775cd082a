using System.Runtime.CompilerServices;

namespace ImagePortal.Storage.Objects;

/// <summary>Objects as files of a folder; <c>tmp/</c> holds what is being written.</summary>
/// <remarks>Reads and writes are synchronous: Linux has no other way to a file, and a detour over another thread costs more than it gives.</remarks>
internal sealed class FolderObjectStore(string root) : IObjectStore
{
    public ValueTask<long?> FindAsync(string name, CancellationToken cancellationToken) => new(SizeOf(PathOf(name)));

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

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
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
            yield return Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new FolderBatch(root, await TempSession.OpenAsync(Path.Combine(root, "tmp"), cancellationToken));
        }
        catch (IOException full) when (FileErrors.IsFull(full))
        {
            throw FileErrors.Full(root, full);
        }
    }

    internal static long? SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    private string PathOf(string name) => Path.Combine(root, name);
}
