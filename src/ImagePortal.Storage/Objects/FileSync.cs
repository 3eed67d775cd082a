using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Storage.Objects;

/// <summary>The calls for durability that the base library lacks.</summary>
internal static partial class FileSync
{
    private const uint StartWriting = 2;

    /// <summary>Begins to write the file to its device and does not wait: the later flush then finds little left to do.</summary>
    public static void BeginWriting(SafeFileHandle file)
    {
        // Only a hint, so its failure is no failure.
        if (OperatingSystem.IsLinux())
        {
            _ = SyncFileRange(file, 0, 0, StartWriting);
        }
    }

    /// <summary>Makes the names in a folder durable. Windows offers no such call: NTFS keeps names in its journal.</summary>
    /// <exception cref="IOException">The names could not be written.</exception>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The base library refuses to open a folder.
        using var folder = new SafeFileHandle(Open(path, 0, 0), ownsHandle: true);
        if (folder.IsInvalid || Fsync(folder) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"{path} could not be flushed: {new Win32Exception(error).Message}.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);
}
