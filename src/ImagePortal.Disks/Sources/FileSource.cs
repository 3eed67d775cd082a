using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Disks.Sources;

/// <summary>A local file. Its length is taken when it is opened; sparse files tell their holes on Linux.</summary>
public sealed class FileSource : ISparseSource
{
    private readonly SafeFileHandle _handle;

    private FileSource(SafeFileHandle handle)
    {
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public long Length { get; }

    /// <exception cref="IOException">There is no such file, it is no regular file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileSource Open(string path)
    {
        // Opening a pipe would wait for its writer, and a device has no length to rely on.
        if (Directory.Exists(path) || !LinuxFiles.IsRegularOrUnknown(path))
        {
            throw new IOException($"{path} is not a regular file.");
        }

        var handle = File.OpenHandle(path);
        try
        {
            return new(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads on the calling thread: a local file answers faster than a change of threads.</summary>
    public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        var done = 0;
        while (done < wanted)
        {
            var read = RandomAccess.Read(_handle, buffer.Span[done..wanted], offset + done);
            if (read == 0)
            {
                break;
            }

            done += read;
        }

        return ValueTask.FromResult(done);
    }

    public ValueTask<(long Start, long End)?> FindDataAsync(long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(offset >= Length ? null : LinuxFiles.FindData(_handle, offset, Length));
    }

    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        return ValueTask.CompletedTask;
    }
}
