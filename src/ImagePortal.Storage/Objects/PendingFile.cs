using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Storage.Objects;

/// <summary>A file that has its content and not yet its name.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private PendingFile(string path, string target, SafeFileHandle handle) => (_path, Target, _handle) = (path, target, handle);

    public string Target { get; }

    public static PendingFile Write(string path, string target, ReadOnlySpan<byte> content)
    {
        var file = new PendingFile(path, target, File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        try
        {
            RandomAccess.Write(file._handle, content, fileOffset: 0);
            FileSync.BeginWriting(file._handle);
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void MoveIntoPlace()
    {
        _handle.Dispose();
        try
        {
            File.Move(_path, Target, overwrite: true);
        }
        catch (Exception missing) when (missing is DirectoryNotFoundException or FileNotFoundException)
        {
            // The folder is missing, or was when we tried: another writer may have made it in the same moment, and then it is the file
            // that is said to be missing.
            Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
            File.Move(_path, Target, overwrite: true);
        }
    }

    public void Dispose() => _handle.Dispose();
}
