using System.Diagnostics;
using System.Globalization;

namespace ImagePortal.Core.Tests.Files;

/// <summary>A disk in memory that is easily full. Needs root; the test is skipped where it cannot be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public void Dispose() => Run("umount", _folder);

    internal static SmallDisk Mount(string folder, int bytes)
    {
        var mounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", Size(bytes), "tmpfs", folder);
        Assert.SkipUnless(mounted, "A small disk can be mounted by root only");
        return new SmallDisk(folder);
    }

    internal void Resize(int bytes) => Assert.True(Run("mount", "-o", $"remount,{Size(bytes)}", _folder));

    private static string Size(int bytes) => string.Create(CultureInfo.InvariantCulture, $"size={bytes}");

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
