using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImagePortal.Disks.Sources;

/// <summary>What the base library does not tell of files on Linux. Elsewhere the answers are "unknown" and "all is data".</summary>
internal static partial class LinuxFiles
{
    private const int AtCurrentDirectory = -100;
    private const uint StatxType = 1;
    private const int StatxSize = 256;
    private const int StatxModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int SeekData = 3;
    private const int SeekHole = 4;
    private const int NoSuchAddress = 6;

    /// <summary>False for directories, pipes, sockets and devices.</summary>
    public static bool IsRegularOrUnknown(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var buffer = new byte[StatxSize];
        return Statx(AtCurrentDirectory, path, 0, StatxType, buffer) != 0
            || (BitConverter.ToUInt16(buffer, StatxModeOffset) & TypeMask) == RegularType;
    }

    /// <summary>The next allocated run, by lseek(2) with SEEK_DATA and SEEK_HOLE; all that follows where that cannot be told.</summary>
    public static (long Start, long End)? FindData(SafeFileHandle handle, long offset, long length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (offset, length);
        }

        var start = Seek(handle, offset, SeekData);
        if (start < 0)
        {
            return Marshal.GetLastPInvokeError() == NoSuchAddress ? null : (offset, length);
        }

        var end = Seek(handle, start, SeekHole);
        return start >= length ? null : (start, end <= start ? length : Math.Min(end, length));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int directory, string path, int flags, uint mask, [Out] byte[] result);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
