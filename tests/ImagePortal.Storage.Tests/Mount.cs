using System.Diagnostics;

namespace ImagePortal.Storage.Tests;

/// <summary>A small file system in memory, where the machine lets us mount one.</summary>
internal sealed class Mount : IDisposable
{
    private Mount(string path) => Path = path;

    public string Path { get; }

    /// <summary>Skips the test where mounting is not allowed.</summary>
    public static Mount OfSize(string size)
    {
        var path = Directory.CreateTempSubdirectory("imageportal-mount-").FullName;
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path))
        {
            Directory.Delete(path);
            Assert.Skip("Mounting a small file system needs Linux and root.");
        }

        return new(path);
    }

    public void Remount(string options) => Assert.True(Run("mount", "-o", $"remount,{options}", Path));

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
