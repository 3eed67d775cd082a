using System.Collections.Concurrent;
using System.Diagnostics;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Small disks that pass every criterion, or fail exactly one; made once a run by the script of the repository.</summary>
internal static class SampleDisks
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Made = new();

    internal static byte[] Good => Make("");

    internal static byte[] Make(string option)
    {
        Assert.SkipUnless(
            Tools.All(IsInstalled), $"The sample disks need {string.Join(", ", Tools.Where(x => !IsInstalled(x)))} (see infra/samples/make-sample-disk.sh)");
        return Made.GetOrAdd(option, x => new Lazy<byte[]>(() => Run(x))).Value;
    }

    private static string[] Tools { get; } = ["qemu-img", "sfdisk", "mke2fs", "debugfs", "cpio", "mkfs.xfs"];

    private static bool IsInstalled(string tool) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Any(x => File.Exists(Path.Combine(x, tool)));

    private static byte[] Run(string option)
    {
        var disk = Path.GetTempFileName();
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "infra", "make-sample-disk.sh"), disk, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        using var process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        var bytes = File.ReadAllBytes(disk);
        File.Delete(disk);
        return bytes;
    }
}
