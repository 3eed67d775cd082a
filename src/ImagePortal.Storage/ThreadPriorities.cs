using System.Runtime.InteropServices;

namespace ImagePortal.Storage;

/// <summary>The one call for it: the runtime's own priorities mean nothing to Linux.</summary>
internal static partial class ThreadPriorities
{
    private const int OfProcess = 0;
    private const uint ThisThread = 0;
    private const int Nice = 10;

    /// <summary>Of the calling thread, which must be its owner's for good.</summary>
    public static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            // Linux counts each thread by itself here. Only a courtesy, so its failure is no failure.
            _ = SetPriority(OfProcess, ThisThread, Nice);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
